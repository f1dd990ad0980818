import { type ApplicationRow, applicantColumns, reportForms } from '@gongkai/statute';
import type { Report } from '../../model/report.ts';
import { compareSums, type KnownSum, sumUp } from './known-sum.ts';

/** A sum of the form that does not come out. */
export interface SumDifference {
  /** What the sum gives, and what stands there. */
  readonly expected: number;
  readonly actual: number;
}

export interface ColumnDifference extends SumDifference {
  readonly column: string;
}

export interface RowDifference extends SumDifference {
  readonly row: string;
}

export interface Table3Sums {
  /** 一 + 二 = 三 + 四, per column. */
  readonly balance: SumCheck<ColumnDifference>;
  readonly resultTotal: SumCheck<ColumnDifference>;
  readonly rowTotal: SumCheck<RowDifference>;
}

export interface SumCheck<Difference> {
  readonly differences: readonly Difference[];
  /** How many sums blank cells leave open. */
  readonly open: number;
  readonly judged: number;
}

const columns = applicantColumns.map(({ id }) => id);
const rowsById = new Map(
  Object.values(reportForms).flatMap(form => form.applications.map(row => [row.id, row] as const)),
);

/** The rows of table 3 that the report prints, with what they do in its sums. */
export const printedRows = ({ applications }: Report): readonly ApplicationRow[] =>
  Object.keys(applications).flatMap(id => rowsById.get(id) ?? []);

/** Computed once per report for the three rules and their crossing cell. */
const kept = new WeakMap<Report['applications'], Table3Sums>();

export function sumTable3(report: Report): Table3Sums {
  const before = kept.get(report.applications);
  if (before) return before;
  const rows = printedRows(report);
  const at = (row: string, column: string) => report.applications[row]?.[column];
  const ofRole = (role: ApplicationRow['role'], column: string) =>
    sumUp(rows.filter(row => row.role === role).map(({ id }) => at(id, column)));
  const sums: Table3Sums = {
    balance: checkSums(columns, column => {
      const left = ofRole('incoming', column);
      const [total, out] = [ofRole('result-total', column), ofRole('carried-out', column)];
      return [left, { known: total.known + out.known, open: total.open + out.open }, { column }];
    }),
    resultTotal: checkSums(columns, column => [ofRole('result', column), ofRole('result-total', column), { column }]),
    rowTotal: checkSums(
      rows.map(({ id }) => id),
      row => [sumUp(columns.slice(0, -1).map(column => at(row, column))), sumUp([at(row, 'total')]), { row }],
    ),
  };
  kept.set(report.applications, sums);
  return sums;
}

export function checkSums<Of extends object>(
  ids: readonly string[],
  read: (id: string) => readonly [expected: KnownSum, actual: KnownSum, of: Of],
): SumCheck<SumDifference & Of> {
  const differences: (SumDifference & Of)[] = [];
  let open = 0;
  for (const id of ids) {
    const [expected, actual, of] = read(id);
    const outcome = compareSums(expected, actual);
    if (outcome === 'unequal') differences.push({ expected: expected.known, actual: actual.known, ...of });
    if (outcome === 'open') open++;
  }
  return { differences, open, judged: ids.length };
}

/** One row and one column that miss by the same amount: the cell in which they cross is the likely fault. */
export function findCrossing({ balance, resultTotal, rowTotal }: Table3Sums): { row: string; column: string } | null {
  const [row, ...moreRows] = rowTotal.differences;
  const missing = [...balance.differences, ...resultTotal.differences];
  const column = missing[0]?.column;
  if (!row || moreRows.length > 0 || column === undefined || missing.some(one => one.column !== column)) return null;
  const by = Math.abs(row.expected - row.actual);
  return missing.every(({ expected, actual }) => Math.abs(expected - actual) === by) ? { row: row.row, column } : null;
}
