import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readNumbers } from './read-number.ts';

const exact = (text: string) =>
  readNumbers(text)
    .filter(({ isExact }) => isExact)
    .map(({ value }) => value);

describe('readNumbers()', () => {
  const cases: readonly (readonly [text: string, values: readonly number[]])[] = [
    ['收到4件', [4]],
    ['收到１２件', [12]],
    ['收到1,204件', [1204]],
    ['收到１，２０４件', [1204]],
    ['收到4，其中3件', [4, 3]],
    ['收到十二件', [12]],
    ['收到二十件', [20]],
    ['收到一百零三件', [103]],
    ['收到一百二十件', [120]],
    ['收到一百二件', [120]],
    ['两千零五条', [2005]],
    ['一万二千条', [12_000]],
    ['三亿零二十万条', [300_200_000]],
    ['3.5万元', [35_000]],
    ['零件', [0]],
    ['二〇二三年', [2023]],
    ['收费12.50元', [12.5]],
  ];
  for (const [text, values] of cases)
    it(`reads ${text}`, () => {
      assert.deepEqual(exact(text), values);
    });

  for (const text of [
    '200余条',
    '二十余件',
    '近百件',
    '约30件',
    '几十件',
    '数百件',
    '十几件',
    '3至5件',
    '5-10件',
    '百余件',
    '三五件',
  ])
    it(`holds ${text} for no exact figure`, () => {
      assert.deepEqual(exact(text), []);
    });

  for (const text of ['每一件申请', '统一编号', '第三季度', '其一', '任何一件', '同一事项'])
    it(`counts nothing in ${text}`, () => {
      assert.deepEqual(exact(text), []);
    });
});
