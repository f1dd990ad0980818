import { cellKey, type FormColumn, reportForms, type TableName } from '@gongkai/statute';
import type { Cell, Report } from '../model/report.ts';

export interface LabelledCell {
  readonly key: string;
  readonly table: TableName;
  readonly row: string;
  readonly column: string;
  /** Labels from the outermost in: 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密. */
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly value: number | null;
  readonly cell: Cell | undefined;
}

const tableNames: readonly TableName[] = ['proactive', 'applications', 'remedies'];

/** Every cell of a report with the words of the form for it, in the order of the form. */
export const labelledCells = (report: Report): readonly LabelledCell[] =>
  tableNames.flatMap(table =>
    Object.entries(report[table]).flatMap(([row, columns]) =>
      Object.entries(columns).map(([column, value]) => ({
        key: cellKey(table, row, column),
        table,
        row,
        column,
        ...labelsFor(table, row, column),
        value,
        cell: report.cells[cellKey(table, row, column)],
      })),
    ),
  );

/** Made once: the two forms together have some 400 cells. */
const labels = new Map<string, { readonly rowLabel: string; readonly columnLabel: string }>();
for (const form of Object.values(reportForms)) {
  const put = (table: TableName, id: string, path: readonly string[], columns: readonly FormColumn[]) => {
    for (const column of columns)
      labels.set(cellKey(table, id, column.id), { rowLabel: path.join(' / '), columnLabel: column.label });
  };
  for (const { rows, columns } of form.proactive) for (const { id, path } of rows) put('proactive', id, path, columns);
  for (const { id, path } of form.applications) put('applications', id, path, form.applicants);
  for (const { id, path } of form.remedies) put('remedies', id, path, form.remedyResults);
}

export const labelsFor = (table: TableName, row: string, column: string) =>
  labels.get(cellKey(table, row, column)) ?? { rowLabel: row, columnLabel: column };
