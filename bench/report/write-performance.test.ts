import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replaceSection } from './write-performance.ts';

describe('replaceSection()', () => {
  const once = replaceSection('# Performance\n', { kind: 'default', text: 'one' });
  const both = replaceSection(once, { kind: 'large', text: 'million' });

  it('adds what is not there', () => {
    assert.equal(once, '# Performance\n\n<!-- bench default -->\none\n<!-- end of bench default -->\n');
  });

  it('replaces its own section only', () => {
    const again = replaceSection(both, { kind: 'default', text: 'two' });
    assert.equal(again, both.replace('one', 'two'));
    assert.match(again, /million/);
  });
});
