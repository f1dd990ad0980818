import { cellsOf, valueOf } from '../../compare/cell-values.ts';
import { isJump } from '../../compare/compare-reports.ts';
import { formatCell } from '../../form/format-place.ts';
import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';

/** Outcomes that a township hardly ever reaches: a figure there is usually one of the next row. */
const RARE_IN_TOWNSHIPS = ['denied.stateSecret', 'denied.threeSecurities', 'notProcessed.excessive'];
const TOWNSHIP = /(?:乡|镇|街道)(?:人民政府|办事处)?$/u;
/** Above this a township's or office's fees in 万元 are most likely yuan. */
const LOOKS_LIKE_YUAN = 20_000;

const cellDraft = (
  report: Report,
  table: 'proactive' | 'applications' | 'remedies',
  row: string,
  column: string,
  message: string,
): FindingDraft => ({
  place: report.cells[`${table}.${row}.${column}`]?.place ?? { part: 'cell', table, row, column },
  expected: '核实',
  actual: String(report[table][row]?.[column]),
  message: `${formatCell({ table, row, column })}${message}`,
});

function rareOutcomes(report: Report): readonly FindingDraft[] {
  if (!TOWNSHIP.test(report.agency ?? '')) return [];
  return RARE_IN_TOWNSHIPS.filter(row => (report.applications[row]?.total ?? 0) > 0).map(row =>
    cellDraft(
      report,
      'applications',
      row,
      'total',
      `填 ${report.applications[row]!.total}，乡镇很少有这种情形，请核实是否填错了行。`,
    ),
  );
}

function amountInYuan(report: Report): readonly FindingDraft[] {
  const amount = report.proactive.fees?.amount;
  const unit = report.cells['proactive.fees.amount']?.unit;
  if (typeof amount !== 'number') return [];
  if (unit === '元' || (unit === undefined && amount >= LOOKS_LIKE_YUAN))
    return [
      cellDraft(
        report,
        'proactive',
        'fees',
        'amount',
        `填 ${report.cells['proactive.fees.amount']?.printed.trim() ?? amount}，格式的单位是万元，请核实是否填成了元。`,
      ),
    ];
  return [];
}

/** Disputes without a single application in this year or the last. */
function remediesWithoutCases(report: Report, previous: Report | undefined): readonly FindingDraft[] {
  if (!previous) return [];
  const applications = (of: Report) => (of.applications.new?.total ?? 0) + (of.applications.carriedIn?.total ?? 0);
  if (applications(report) + applications(previous) > 0) return [];
  return Object.entries(report.remedies)
    .filter(([, results]) => (results.total ?? 0) > 0)
    .map(([row, results]) =>
      cellDraft(report, 'remedies', row, 'total', `填 ${results.total}，但本年和上年都没有收到申请，请核实。`),
    );
}

function jumps(report: Report, previous: Report | undefined): readonly FindingDraft[] {
  if (!previous || previous.format !== report.format) return [];
  return cellsOf([report])
    .filter(({ table, row, column }) =>
      table === 'applications' ? row === 'new' && column === 'total' : table === 'proactive',
    )
    .flatMap(cell => {
      const [before, now] = [valueOf(previous, cell), valueOf(report, cell)];
      if (before === null || now === null || !isJump(before, now)) return [];
      return [
        cellDraft(
          report,
          cell.table,
          cell.row,
          cell.column,
          `填 ${now}，上年为 ${before}，变化很大，请核实或说明原因。`,
        ),
      ];
    });
}

export const plausibilityRule: Rule = {
  id: 'plausibility',
  severity: 'warning',
  title: '数字合理',
  basis: '审核经验：常见填错行、填错单位',
  check(report, { previous }) {
    if (report.format === null) return cannotBeJudged('没有读到三张表。');
    return failWith([
      ...rareOutcomes(report),
      ...amountInYuan(report),
      ...remediesWithoutCases(report, previous),
      ...jumps(report, previous),
    ]);
  },
};
