import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitLines } from '../../read/text/split-lines.ts';
import { findTablesInLines } from './index.ts';

const HEADS = '结果维持\t结果纠正\t其他结果\t尚未审结\t总计';
const ROW = (...figures: number[]) => figures.join('\t');

/** Each row of table 4 as its five figures, or what is loose. */
function rowsOf(text: string) {
  const tables = findTablesInLines(splitLines(text)).tables.filter(({ table }) => table === 'remedies');
  return Object.fromEntries(
    tables.flatMap(({ rows }) =>
      rows.map(({ row, cells, loose }) => [
        row,
        (loose ?? Object.values(cells)).map(({ text: cell }) => cell).join(' '),
      ]),
    ),
  );
}

const ALL = {
  reconsideration: '1 2 3 4 10',
  litigation: '5 6 7 8 26',
  litigationAfterReconsideration: '9 0 1 2 12',
};

describe('table 4 in lines', () => {
  for (const [name, text] of [
    [
      'with one group in a row',
      `行政复议、行政诉讼\t${HEADS}\n行政复议\t${ROW(1, 2, 3, 4, 10)}\n未经复议直接起诉\t${ROW(5, 6, 7, 8, 26)}\n复议后起诉\t${ROW(9, 0, 1, 2, 12)}`,
    ],
    [
      'as one small table for each group',
      `行政复议\n${HEADS}\n${ROW(1, 2, 3, 4, 10)}\n\n行政诉讼\n未经复议直接起诉\n${HEADS}\n${ROW(5, 6, 7, 8, 26)}\n\n复议后起诉\n${HEADS}\n${ROW(9, 0, 1, 2, 12)}`,
    ],
    [
      'as one for 行政复议 and one for 行政诉讼',
      `行政复议\n${HEADS}\n${ROW(1, 2, 3, 4, 10)}\n\n行政诉讼\n未经复议直接起诉\t\t\t\t\t复议后起诉\n${HEADS}\t${HEADS}\n${ROW(5, 6, 7, 8, 26, 9, 0, 1, 2, 12)}`,
    ],
    [
      'as fifteen figures after its heading, without heads',
      `四、政府信息公开行政复议、行政诉讼情况\n${ROW(1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 9, 0, 1, 2, 12)}`,
    ],
  ] as const)
    it(`is read ${name}`, () => assert.deepEqual(rowsOf(text), ALL));

  it('gives no group ten figures of fifteen, whose groups nobody can tell', () => {
    const text = `行政 行政\n复议 诉讼\n未经复议直接起诉 复议后起诉\n${ROW(1, 2, 3, 4, 10, 5, 6, 7, 8, 26).replaceAll('\t', ' ')}`;
    assert.deepEqual(rowsOf(`四、政府信息公开行政复议、行政诉讼情况\n${text}`), {
      reconsideration: '1 2 3 4 10 5 6 7 8 26',
    });
  });

  it('is not made of a section that has words only', () => {
    assert.deepEqual(rowsOf('四、政府信息公开行政复议、行政诉讼情况\n本年度未发生行政复议、行政诉讼。\n无'), {});
  });
});
