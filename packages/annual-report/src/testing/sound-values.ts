import { applicantColumns, cellKey, type ReportForm, remedyResults } from '@gongkai/statute';

/** Gives whole numbers from 0 to `most`: a seeded source, so that a failure can be run again. */
export type Draw = (most: number) => number;

/** Values of every cell of a form that satisfy all of its sums, no two figures alike by accident of zeros. */
export function soundValues(form: ReportForm, draw: Draw): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const { rows, columns } of form.proactive)
    for (const row of rows)
      for (const { id, kind } of columns) {
        const size = draw(kind === 'amount' ? 99_999 : 400);
        values.set(
          cellKey('proactive', row.id, id),
          kind === 'change' ? size - 200 : kind === 'amount' ? size / 100 : size,
        );
      }
  for (const { id: column } of applicantColumns.filter(({ id }) => id !== 'total')) {
    const key = (row: string) => cellKey('applications', row, column);
    const results = form.applications.filter(({ role }) => role === 'result');
    for (const { id } of results) values.set(key(id), draw(30));
    const done = results.reduce((sum, { id }) => sum + values.get(key(id))!, 0);
    const carriedOut = draw(20);
    const carriedIn = draw(Math.min(15, done + carriedOut));
    values.set(key('resultTotal'), done);
    values.set(key('carriedOut'), carriedOut);
    values.set(key('carriedIn'), carriedIn);
    values.set(key('new'), done + carriedOut - carriedIn);
  }
  for (const { id: row } of form.applications) putTotal('applications', row, applicantColumns, values);
  for (const { id: group } of form.remedies) {
    for (const { id } of remedyResults) if (id !== 'total') values.set(cellKey('remedies', group, id), draw(12));
    putTotal('remedies', group, remedyResults, values);
  }
  return values;
}

function putTotal(
  table: 'applications' | 'remedies',
  row: string,
  columns: readonly { readonly id: string }[],
  values: Map<string, number>,
): void {
  const parts = columns.filter(({ id }) => id !== 'total').map(({ id }) => values.get(cellKey(table, row, id))!);
  values.set(
    cellKey(table, row, 'total'),
    parts.reduce((sum, value) => sum + value, 0),
  );
}
