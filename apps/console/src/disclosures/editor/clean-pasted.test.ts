import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripWordMarkup } from './clean-pasted.ts';

test("stripWordMarkup() drops Word's conditional comments and keeps the text of its own elements", () => {
  const word =
    '<p>第一条<o:p>　</o:p></p><!--[if gte mso 9]><xml><w:X/></xml><![endif]--><![if !supportLists]>1.<![endif]><!-- x -->';
  assert.equal(stripWordMarkup(word), '<p>第一条　</p>1.');
});

test('stripWordMarkup() renames style attributes and leaves the word style in text alone', () => {
  assert.equal(
    stripWordMarkup('<p class=a style="mso-list:l0">style="x" 2 < 3</p>'),
    '<p class=a data-dress="mso-list:l0">style="x" 2 < 3</p>',
  );
});
