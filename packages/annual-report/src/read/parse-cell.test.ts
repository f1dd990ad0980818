import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inTenThousands, parseCell } from './parse-cell.ts';

const file = new URL('../../../../fixtures/annual-reports/cell-values.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  cases: readonly { printed: string; kind: string; value: number | null; unit?: string }[];
};

describe('parseCell()', () => {
  for (const { printed, ...expected } of cases)
    it(`reads ${JSON.stringify(printed)} as ${expected.kind}`, () => assert.deepEqual(parseCell(printed), expected));

  it('never makes a figure of words, whatever they contain', () => {
    for (const words of ['未发生', '0（无）', '第3', '3件2件', '十二', '1e3', '0x10', '1.2.3', '--3'])
      assert.notEqual(parseCell(words).kind, 'number', words);
  });
});

describe('inTenThousands()', () => {
  it('converts what has a unit and refuses what has none', () => {
    assert.equal(inTenThousands(70487, '元'), 7.0487);
    assert.equal(inTenThousands(0.37, '万元'), 0.37);
    assert.equal(inTenThousands(20000, undefined), null);
  });
});
