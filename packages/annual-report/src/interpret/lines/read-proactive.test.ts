import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitLines } from '../../read/text/split-lines.ts';
import { findTablesInLines } from './index.ts';

const proactiveOf = (text: string) =>
  findTablesInLines(splitLines(text)).tables.filter(({ table }) => table === 'proactive');
const rowsOf = (text: string) =>
  proactiveOf(text).flatMap(({ rows }) =>
    rows.map(({ row, cells }) => [
      row,
      ...Object.entries(cells).map(([column, { text: cell }]) => `${column} ${cell}`),
    ]),
  );

const HEAD = '第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n';

describe('table 2 in lines', () => {
  it('keeps words where figures belong as what stands in the cell', () => {
    const words = '不涉及\n';
    const rows = rowsOf(`${HEAD}规章\n${words.repeat(3)}行政规范性文件\n2\n0\n9\n`);
    assert.deepEqual(rows, [
      ['regulations', 'issued 不涉及', 'repealed 不涉及', 'inForce 不涉及'],
      ['normativeDocuments', 'issued 2', 'repealed 0', 'inForce 9'],
    ]);
  });

  it('gives the figures of a row that the form does not have to no other row', () => {
    const [table] = proactiveOf(`${HEAD}规章\n0\n0\n0\n行政规范性文件\n其他主动公开文件\n5\n1\n7\n`);
    assert.deepEqual(
      table!.unknownRows.map(({ text }) => text),
      ['其他主动公开文件'],
    );
    assert.deepEqual(table!.rows[1], { row: 'normativeDocuments', cells: {}, loose: [] });
  });

  it('goes by how a label begins: its instructions name other rows', () => {
    const rows = rowsOf(
      [
        '信息内容\t上一年项目数量(指2019年事项数)\t本年增/减\t处理决定数量(指2020年办件量)',
        '行政许可\t5\t+1\t20',
        '其他对外管理服务事项（除行政许可、行政处罚、行政强制外）\t7\t减4\t3',
      ].join('\n'),
    );
    assert.deepEqual(rows, [
      ['licensing', 'previousItems 5', 'change +1', 'decisions 20'],
      ['otherServices', 'previousItems 7', 'change 减4', 'decisions 3'],
    ]);
  });

  it('without heads tells the form by the number of figures', () => {
    const rows = rowsOf('第二十条第（五）项\n行政许可\t12\n行政处罚\t3\n行政强制\t1\n');
    assert.deepEqual(rows, [
      ['licensing', 'decisions 12'],
      ['penalties', 'decisions 3'],
      ['coercion', 'decisions 1'],
    ]);
  });

  it('is not made of a small table of the report’s own, nor of words that head paragraphs', () => {
    assert.deepEqual(rowsOf('类别\t件数\n行政许可\t12\n行政处罚\t3\n行政强制\t1\n'), []);
    assert.deepEqual(rowsOf('行政许可\n我局作出行政许可 12 件\n行政处罚\n作出行政处罚 3 件\n其他\n'), []);
  });
});
