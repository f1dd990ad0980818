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
const parts = columns.filter(id => id !== 'total');
const rowsById = new Map(
  Object.values(reportForms).flatMap(form => form.applications.map(row => [row.id, row] as const)),
);
export const roleOf = (row: string): ApplicationRow['role'] | undefined => rowsById.get(row)?.role;

/** The rows of table 3 that the report prints, with what they do in its sums. */
export const printedRows = ({ applications }: Pick<Report, 'applications'>): readonly ApplicationRow[] =>
  Object.keys(applications).flatMap(id => rowsById.get(id) ?? []);

/**
 * The rows that the sums of a column are made of: those of the report's form, and those it prints from the other. A row it
 * does not print is open, like a blank one; a single row （六）其他处理 stands for its three reasons and the other way round.
 */
function rowsOf({ format, applications }: Report): readonly ApplicationRow[] {
  const printed = printedRows({ applications });
  const hasOther = (id: string) =>
    id === 'other' ? printed.some(row => row.id.startsWith('other')) : printed.some(row => row.id === 'other');
  const absent = reportForms[format ?? '2021'].applications.filter(
    ({ id }) => applications[id] === undefined && !(id.startsWith('other') && hasOther(id)),
  );
  return absent.length === 0 ? printed : [...printed, ...absent];
}

/** Computed once per report for the three rules and their crossing cells. */
const kept = new WeakMap<Report['applications'], Table3Sums>();

export function sumTable3(report: Report): Table3Sums {
  const before = kept.get(report.applications);
  if (before) return before;
  const rows = rowsOf(report);
  const ofRole = (role: ApplicationRow['role']) =>
    rows.filter(row => row.role === role).map(({ id }) => report.applications[id]);
  const [incoming, results, resultTotal, carriedOut] = [
    ofRole('incoming'),
    ofRole('result'),
    ofRole('result-total'),
    ofRole('carried-out'),
  ];
  const at = (of: readonly (Readonly<Record<string, number | null>> | undefined)[], column: string) =>
    sumUp(of.map(row => row?.[column]));
  const sums: Table3Sums = {
    balance: checkSums(columns, column => [
      at(incoming, column),
      at([...resultTotal, ...carriedOut], column),
      { column },
    ]),
    resultTotal: checkSums(columns, column => [at(results, column), at(resultTotal, column), { column }]),
    rowTotal: checkSums(Object.keys(report.applications), row => {
      const cells = report.applications[row]!;
      return [sumUp(parts.map(column => cells[column])), sumUp([cells.total]), { row }];
    }),
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
