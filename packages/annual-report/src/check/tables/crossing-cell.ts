import type { Report } from '../../model/report.ts';
import { type ColumnDifference, roleOf, type SumDifference, sumTable3, type Table3Sums } from './sum-differences.ts';

/** The one cell that, changed by `by`, makes its row and its column come out. */
export interface CrossingCell {
  readonly row: string;
  readonly column: string;
  readonly by: number;
}

const kept = new WeakMap<Table3Sums, readonly CrossingCell[]>();

/** Where one row and one column miss by the same amount, they cross in the cell that is most likely wrong. */
export function findCrossings(report: Report): readonly CrossingCell[] {
  const sums = sumTable3(report);
  const before = kept.get(sums);
  if (before) return before;
  const found = sums.rowTotal.differences.flatMap(({ row, ...row_ }): CrossingCell[] => {
    const columns = [
      ...new Set([...sums.balance.differences, ...sums.resultTotal.differences].map(({ column }) => column)),
    ];
    const mended = columns.filter(column => isMended(sums, row, column, changeFor(row_, column)));
    // Two columns that miss alike leave the cell open.
    return mended.length === 1 ? [{ row, column: mended[0]!, by: changeFor(row_, mended[0]!) }] : [];
  });
  const crossings = found.filter(({ column }) => found.filter(other => other.column === column).length === 1);
  kept.set(sums, crossings);
  return crossings;
}

/** By how much the cell must change so that the row's total is right. */
const changeFor = ({ expected, actual }: SumDifference, column: string) =>
  column === 'total' ? expected - actual : actual - expected;

/** Whether that change makes both sums of the column right too. */
function isMended({ balance, resultTotal }: Table3Sums, row: string, column: string, by: number): boolean {
  const of = (differences: readonly ColumnDifference[]) => {
    const found = differences.find(difference => difference.column === column);
    return found ? found.actual - found.expected : 0;
  };
  const role = roleOf(row);
  const inBalance = role === 'incoming' ? by : role === 'result-total' || role === 'carried-out' ? -by : 0;
  const inResults = role === 'result' ? by : role === 'result-total' ? -by : 0;
  return of(balance.differences) === inBalance && of(resultTotal.differences) === inResults;
}
