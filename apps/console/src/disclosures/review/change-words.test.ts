import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWords } from './change-words.ts';

const cases: [Parameters<typeof changeWords>[0], string][] = [
  [{ fields: 0, bodyChanged: false, files: 0 }, '内容没有变化。'],
  [{ fields: 0, bodyChanged: true, files: 0 }, '正文有变化。'],
  [{ fields: 2, bodyChanged: false, files: 1 }, '2 项信息、1 个附件有变化。'],
];
for (const [changes, words] of cases)
  test(`changeWords() says ${words}`, () => assert.equal(changeWords(changes), words));
