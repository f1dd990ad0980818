import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitLines } from '../../read/text/split-lines.ts';
import { findTablesInLines } from './index.ts';

const FIGURES = '1 2 3 4 5 6 21';

/** Rows of table 3 with what was read of them. */
function rowsOf(text: string) {
  const tables = findTablesInLines(splitLines(text)).tables.filter(({ table }) => table === 'applications');
  return tables.flatMap(({ rows }) =>
    rows.map(({ row, cells, loose }) => `${row}: ${(loose ?? Object.values(cells)).map(cell => cell.text).join(' ')}`),
  );
}

const withRows = (...labels: string[]) =>
  ['自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计', ...labels.map(label => `${label} ${FIGURES}`)].join(
    '\n',
  );

describe('table 3 in lines', () => {
  for (const label of ['（六）其他处理', '(六) 其他', '（六）其它处理'])
    it(`takes ${label} with figures of its own for the one row of the older form`, () => {
      assert.deepEqual(rowsOf(withRows('（五）不予处理 2.重复申请', label, '（七）总计', '四、结转下年度继续办理')), [
        `notProcessed.duplicate: ${FIGURES}`,
        `other: ${FIGURES}`,
        `resultTotal: ${FIGURES}`,
        `carriedOut: ${FIGURES}`,
      ]);
    });

  for (const label of ['3.其他', '3、其他', '其他'])
    it(`takes ${label} under 其他处理 for its third row, and for no head`, () => {
      const rows = rowsOf(
        withRows('（六）其他处理 1.逾期不补正', '2.逾期不缴费', label, '合计', '四、结转下年度继续办理'),
      );
      assert.deepEqual(
        rows.map(row => row.split(':')[0]),
        ['other.correctionOverdue', 'other.feeOverdue', 'other.other', 'resultTotal', 'carriedOut'],
      );
    });

  it('leaves out a page number that stands alone between two rows', () => {
    const text = withRows('一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '（一）予以公开');
    assert.deepEqual(rowsOf(text.replace('\n二、', '\n3\n二、')), [
      `new: ${FIGURES}`,
      `carriedIn: ${FIGURES}`,
      `granted: ${FIGURES}`,
    ]);
  });

  it('is not made of three words of it in sentences', () => {
    assert.deepEqual(rowsOf('重复申请\n2021年收到重复申请 3 件。\n其他\n总计 12 件。\n'), []);
  });
});
