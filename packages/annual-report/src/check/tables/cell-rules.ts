import type { FormCell } from '@gongkai/statute';
import { formatCell, formatPlace } from '../../form/format-place.ts';
import type { Cell, Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { everyCell, hasTables, NO_TABLES } from './report-cells.ts';

/** What the reader could not settle inside a table: said as it stands there, never guessed. */
const UNREADABLE = new Set(['cell-unreadable', 'cell-ambiguous', 'row-unreadable', 'table-unreadable']);
/** The form wants 万元 with up to four decimals: whole yuan. */
const MOST_DECIMALS = 4;

function findValues(
  report: Report,
  judge: (value: number, cell: FormCell, read: Cell) => FindingDraft | null,
): readonly FindingDraft[] {
  const findings: FindingDraft[] = [];
  for (const cell of everyCell) {
    const read = report.cells[cell.key];
    const value = read && report[cell.table][cell.row]?.[cell.column];
    const finding = typeof value === 'number' ? judge(value, cell, read!) : null;
    if (finding) findings.push(finding);
  }
  return findings;
}

function judgeFraction(value: number, cell: FormCell, { printed, place }: Cell): FindingDraft | null {
  if (Number.isInteger(value)) return null;
  const actual = printed.trim() || String(value);
  if (cell.kind !== 'amount')
    return {
      place,
      expected: '整数',
      actual,
      message: `${formatCell(cell)}填了小数 ${actual}，件数应为整数，请改正。`,
    };
  const decimals = /[.．](\d+)/u.exec(actual.normalize('NFKC'))?.[1]?.length ?? 0;
  if (decimals <= MOST_DECIMALS) return null;
  return {
    place,
    severity: 'notice',
    expected: `不超过 ${MOST_DECIMALS} 位小数`,
    actual,
    message: `${formatCell(cell)}的小数超过 ${MOST_DECIMALS} 位：${actual}，请核对单位是否为万元。`,
  };
}

export const cellRules: readonly Rule[] = [
  {
    id: 'cell-unreadable',
    severity: 'error',
    title: '单元格应填数字',
    basis: '年度报告格式：三张表填写数字',
    check: report =>
      failWith(
        report.problems
          .filter(({ code }) => UNREADABLE.has(code))
          .map(({ place, text, message }) => ({
            place,
            expected: '数字',
            actual: text || '读不出',
            message: `${formatPlace(place)}：${message}`,
          })),
      ),
  },
  {
    id: 'cell-negative',
    severity: 'error',
    title: '件数不能为负',
    basis: '年度报告格式：件数为不小于零的整数；“本年增/减”可以为负',
    check(report) {
      if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
      return failWith(
        findValues(report, (value, cell, { place }) =>
          cell.kind === 'change' || value >= 0
            ? null
            : {
                place,
                expected: '不小于 0',
                actual: String(value),
                message: `${formatCell(cell)}填了负数 ${value}，请改正。`,
              },
        ),
      );
    },
  },
  {
    id: 'cell-fraction',
    severity: 'error',
    title: '件数应为整数',
    basis: '年度报告格式：件数为整数，收费金额单位为万元',
    check(report) {
      if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
      return failWith(findValues(report, judgeFraction));
    },
  },
];
