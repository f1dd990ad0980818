import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

const cases: [name: string, html: string, text: string][] = [
  ['gives a line to each block', '<h2>一</h2><p>甲</p><ul><li><p>乙</p></li></ul>', '一\n甲\n乙'],
  [
    'sets the cells of a row apart by a tab',
    '<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>',
    '甲\t乙\n丙',
  ],
  [
    'keeps a row on one line when its cells hold paragraphs, as the editor writes them',
    '<table><tr><td><p>甲</p></td><td><p>乙</p></td></tr><tr><th><p>丙</p></th></tr></table>',
    '甲\t乙\n丙',
  ],
  ['begins a new line after a table', '<table><tr><td><p>甲</p></td></tr></table><p>乙</p>', '甲\n乙'],
];

for (const [name, html, text] of cases) {
  test(`plainText() ${name}`, () => assert.equal(plainText(html), text));
}
