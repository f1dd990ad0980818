import { cellsOf, valueOf } from '../../compare/cell-values.ts';
import { isJump } from '../../compare/compare-reports.ts';
import { formatCell } from '../../form/format-place.ts';
import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';

/** Outcomes that a township hardly ever reaches: a figure there is usually one of the next row. */
const RARE_IN_TOWNSHIPS = ['denied.stateSecret', 'denied.threeSecurities', 'notProcessed.excessive'];
const TOWNSHIP = /(?:乡|镇|街道)(?:人民政府|办事处)?$/u;

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

/** Above this, in 万元, the figure is most likely yuan: a township of ten million, an office of two hundred, a city of ten thousand. */
const MOST_IN_TEN_THOUSANDS: readonly (readonly [agency: RegExp, most: number])[] = [
  [TOWNSHIP, 1_000],
  [/[市州省](?:人民政府)?$/u, 1_000_000],
  [/[县区旗](?:人民政府)?$/u, 100_000],
  [/^/u, 20_000],
];

function amountInYuan(report: Report): readonly FindingDraft[] {
  const amount = report.proactive.fees?.amount;
  const read = report.cells['proactive.fees.amount'];
  if (typeof amount !== 'number') return [];
  const printed = read?.printed.trim() || String(amount);
  const most = MOST_IN_TEN_THOUSANDS.find(([agency]) => agency.test(report.agency ?? ''))![1];
  if (read?.unit !== '元' && amount < most) return [];
  return [cellDraft(report, 'proactive', 'fees', 'amount', `填 ${printed}，格式的单位是万元，请核实是否填成了元。`)];
}

/** Disputes without a single application in this year or the last. */
function remediesWithoutCases(report: Report, previous: Report | undefined): readonly FindingDraft[] {
  if (!previous) return [];
  // A blank is no zero: only years that say they had none count.
  const hadNone = (of: Report) => of.applications.new?.total === 0 && of.applications.carriedIn?.total === 0;
  if (!hadNone(report) || !hadNone(previous)) return [];
  return Object.entries(report.remedies)
    .filter(([, results]) => (results.total ?? 0) > 0)
    .map(([row, results]) =>
      cellDraft(report, 'remedies', row, 'total', `填 ${results.total}，但本年和上年都没有收到申请，请核实。`),
    );
}

function jumps(report: Report, previous: Report | undefined): readonly FindingDraft[] {
  if (!previous || previous.format !== report.format) return [];
  return cellsOf([report])
    .filter(({ table, row, column, kind }) =>
      table === 'applications' ? row === 'new' && column === 'total' : table === 'proactive' && kind !== 'change',
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
