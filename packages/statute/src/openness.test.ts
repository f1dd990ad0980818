import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allowsAttribute, type OpennessMark, readOpennessMark } from './openness.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly mark: OpennessMark | null;
}

const file = new URL('../../../fixtures/markings/openness.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

for (const { name, text, mark } of cases) {
  test(`readOpennessMark() reads the case "${name}" as ${mark ?? 'no mark'}`, () => {
    assert.equal(readOpennessMark(text)?.mark ?? null, mark);
  });
}

test('readOpennessMark() names the line and what contradicts the last mark', () => {
  const reading = readOpennessMark('（此件依申请公开）\n附件\n（此件公开发布）\n');
  assert.equal(reading?.line, 3);
  assert.equal(reading?.quoted, '（此件公开发布）');
  assert.deepEqual(reading?.contradictedBy, [{ mark: 'on-request', line: 1, quoted: '（此件依申请公开）' }]);
});

test('readOpennessMark() takes a megabyte without line breaks as no mark, at once', () => {
  // The processor's time of this process: a busy machine must not decide. Anything quadratic takes minutes.
  const before = process.cpuUsage();
  assert.equal(readOpennessMark('公开'.repeat(500_000)), null);
  assert.ok(process.cpuUsage(before).user < 3_000_000);
});

test('allowsAttribute() refuses to publish what its file keeps back', () => {
  assert.equal(allowsAttribute('closed', 'proactive'), false);
  assert.equal(allowsAttribute('on-request', 'proactive'), false);
  assert.equal(allowsAttribute('closed', 'on-request'), false);
  assert.equal(allowsAttribute('proactive', 'proactive'), true);
  assert.equal(allowsAttribute('proactive-redacted', 'proactive'), true);
});
