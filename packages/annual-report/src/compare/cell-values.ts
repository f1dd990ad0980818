import { cellKey, type FormCell, listCells, type ReportFormat, reportForms } from '@gongkai/statute';
import type { Report, TableValues } from '../model/report.ts';
import { inTenThousands } from '../read/parse-cell.ts';

export const tableOf = (report: Report, { table }: Pick<FormCell, 'table'>): TableValues => report[table];

/** The value of a cell; null where it is blank, a dash, unreadable or not in the report at all. */
export const valueOf = (report: Report, cell: Pick<FormCell, 'table' | 'row' | 'column'>): number | null =>
  tableOf(report, cell)[cell.row]?.[cell.column] ?? null;

/** Reckoned once: every comparison asks for them. */
const cellsOfForm: Readonly<Record<ReportFormat, readonly FormCell[]>> = {
  '2019': listCells(reportForms['2019']),
  '2021': listCells(reportForms['2021']),
};
const everyCell = Object.values(cellsOfForm).flat();

/** The cells of both forms of the reports, in the order of the later form, each once. */
export function cellsOf(reports: readonly Report[]): readonly FormCell[] {
  const formats = [...new Set(reports.map(({ format }) => format))]
    .filter(format => format !== null)
    .sort()
    .reverse();
  const cells = new Map<string, FormCell>();
  for (const format of formats)
    for (const cell of cellsOfForm[format]) if (!cells.has(cell.key)) cells.set(cell.key, cell);
  // A hybrid prints rows of the other form.
  for (const cell of everyCell)
    if (!cells.has(cell.key) && reports.some(report => tableOf(report, cell)[cell.row]?.[cell.column] !== undefined))
      cells.set(cell.key, cell);
  return [...cells.values()];
}

/**
 * The value as it is added up: money in 万元, whatever unit is printed beside it. The fees' column is in 万元 by the form; an
 * amount of procurement without a unit cannot be added.
 */
export function addableValue(report: Report, cell: FormCell): number | null {
  const value = valueOf(report, cell);
  if (value === null || cell.kind !== 'amount') return value;
  const unit = report.cells[cellKey(cell.table, cell.row, cell.column)]?.unit;
  return inTenThousands(value, unit ?? (cell.row === 'fees' ? '万元' : undefined));
}
