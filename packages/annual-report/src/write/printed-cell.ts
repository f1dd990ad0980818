import { cellKey, type TableName } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { parseCell } from '../read/parse-cell.ts';

/**
 * What is written into a cell: as the report printed it, or the value where it was recovered or changed since. Blank and dash
 * stay what they are.
 */
export function printedCell(report: Report, table: TableName, row: string, column: string): string {
  const value = report[table][row]?.[column] ?? null;
  const cell = report.cells[cellKey(table, row, column)];
  if (!cell) return value === null ? '' : String(value);
  if (value === null) return cell.recovered ? '' : cell.printed;
  return !cell.recovered && parseCell(cell.printed).value === value ? cell.printed : String(value);
}

/** The same by its key: `applications.denied.stateSecret.natural`. */
export function printedByKey(report: Report, key: string): string {
  const [table, ...rest] = key.split('.');
  const column = rest.pop()!;
  return printedCell(report, table as TableName, rest.join('.'), column);
}
