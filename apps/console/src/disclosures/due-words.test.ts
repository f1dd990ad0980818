import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueWords } from './due-words.ts';

const cases = [
  { left: -3, text: '逾期 3 个工作日', tone: 'late' },
  { left: 0, text: '今天到期', tone: 'late' },
  { left: 3, text: '还有 3 个工作日', tone: 'soon' },
  { left: 4, text: '还有 4 个工作日', tone: 'plain' },
  { left: null, text: '2026-11-25 前', tone: 'plain' },
] as const;

for (const { left, text, tone } of cases) {
  test(`dueWords() says ${text} for ${left}`, () => {
    assert.deepEqual(dueWords(left, '2026-11-25'), { text, tone });
  });
}
