import { remedyGroups, remedyResults } from '@gongkai/statute';
import { formatCell } from '../../form/format-place.ts';
import type { Place } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, pass, type Rule, type RuleOutcome } from '../rule.ts';
import { findCrossings } from './crossing-cell.ts';
import { sumUp } from './known-sum.ts';
import { checkSums, type SumCheck, sumTable3 } from './sum-differences.ts';

const BALANCE = '年度报告格式表三注：第一项加第二项之和，等于第三项加第四项之和';

const cellPlace = (report: Report, table: Place['table'] & string, row: string, column: string): Place => {
  const source = report.cells[`${table}.${row}.${column}`]?.place.source;
  return { part: 'cell', table, row, column, ...(source ? { source } : {}) };
};

/** Adds, to a finding of table 3, the cell in which its row or column crosses another that misses by the same amount. */
function withCrossing(report: Report, at: { row?: string; column?: string }, draft: FindingDraft): FindingDraft {
  const cell = findCrossings(report).find(({ row, column }) => row === at.row || column === at.column);
  if (!cell) return draft;
  const value = report.applications[cell.row]?.[cell.column] ?? 0;
  const hint = value + cell.by >= 0 ? `，现填 ${value}，改为 ${value + cell.by} 则行列都平` : '';
  const named = formatCell({ table: 'applications', ...cell });
  return {
    ...draft,
    message: `${draft.message}有一行、一列差额相同，问题很可能在它们交叉的一格：${named}${hint}。`,
    also: [cellPlace(report, 'applications', cell.row, cell.column)],
  };
}

function outcomeOf<Difference>(
  report: Report,
  table: 'applications' | 'remedies',
  sums: SumCheck<Difference>,
  draft: (difference: Difference) => FindingDraft,
): RuleOutcome {
  if (Object.keys(report[table]).length === 0)
    return cannotBeJudged(table === 'applications' ? '没有读到表三。' : '没有读到表四。');
  if (sums.differences.length > 0) return failWith(sums.differences.map(draft));
  return sums.open > 0 ? cannotBeJudged(`有空白单元格，${sums.open} 个合计不能判断。`) : pass;
}

const columnName = (column: string) => formatCell({ table: 'applications', row: 'new', column }).split('，')[1]!;

export const sumRules: readonly Rule[] = [
  {
    id: 'table3-balance',
    severity: 'error',
    title: '表三勾稽关系',
    basis: BALANCE,
    check(report) {
      return outcomeOf(report, 'applications', sumTable3(report).balance, ({ column, expected, actual }) =>
        withCrossing(
          report,
          { column },
          {
            place: cellPlace(report, 'applications', 'resultTotal', column),
            expected: String(expected),
            actual: String(actual),
            message: `表三“${columnName(column)}”一列：本年新收加上年结转为 ${expected}，办理结果总计加结转下年度为 ${actual}，两者应相等，请核对这一列。`,
          },
        ),
      );
    },
  },
  {
    id: 'table3-result-total',
    severity: 'error',
    title: '表三办理结果总计',
    basis: '年度报告格式表三“三、本年度办理结果（七）总计”',
    check(report) {
      return outcomeOf(report, 'applications', sumTable3(report).resultTotal, ({ column, expected, actual }) =>
        withCrossing(
          report,
          { column },
          {
            place: cellPlace(report, 'applications', 'resultTotal', column),
            expected: String(expected),
            actual: String(actual),
            message: `表三“${columnName(column)}”一列：办理结果各项相加为 ${expected}，“（七）总计”填 ${actual}，请核对各项或改正总计。`,
          },
        ),
      );
    },
  },
  {
    id: 'table3-row-total',
    severity: 'error',
    title: '表三各行总计',
    basis: '年度报告格式表三“总计”列',
    check(report) {
      return outcomeOf(report, 'applications', sumTable3(report).rowTotal, ({ row, expected, actual }) =>
        withCrossing(
          report,
          { row },
          {
            place: cellPlace(report, 'applications', row, 'total'),
            expected: String(expected),
            actual: String(actual),
            message: `${formatCell({ table: 'applications', row, column: 'total' })}：自然人与五类组织相加为 ${expected}，总计填 ${actual}，请核对这一行。`,
          },
        ),
      );
    },
  },
  {
    id: 'table4-total',
    severity: 'error',
    title: '表四总计',
    basis: '年度报告格式表四“总计”',
    check(report) {
      const printed = remedyGroups.map(({ id }) => id).filter(id => report.remedies[id]);
      const results = remedyResults.map(({ id }) => id).filter(id => id !== 'total');
      const sums = checkSums(printed, group => [
        sumUp(results.map(result => report.remedies[group]?.[result])),
        sumUp([report.remedies[group]?.total]),
        { group },
      ]);
      return outcomeOf(report, 'remedies', sums, ({ group, expected, actual }) => ({
        place: cellPlace(report, 'remedies', group, 'total'),
        expected: String(expected),
        actual: String(actual),
        message: `${formatCell({ table: 'remedies', row: group, column: 'total' })}：结果维持、结果纠正、其他结果、尚未审结相加为 ${expected}，总计填 ${actual}，请核对。`,
      }));
    },
  },
];
