import type { TableName } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { parseCell } from '../read/parse-cell.ts';

/**
 * What is written into a cell, by its key (`applications.denied.stateSecret.natural`): as the report printed it, or the value
 * where it was recovered, or changed since it was read. Blank and dash stay what they are.
 */
export function printedValue(report: Report, key: string): string {
  const value = valueAt(report, key) ?? null;
  const cell = report.cells[key];
  if (!cell) return value === null ? '' : String(value);
  const isAsPrinted = parseCell(cell.printed).value === value;
  if (value === null) return cell.recovered || !isAsPrinted ? '' : cell.printed.trim();
  return !cell.recovered && isAsPrinted ? cell.printed.trim() : String(value);
}

export function valueAt(report: Report, key: string): number | null | undefined {
  const [table, ...rest] = key.split('.') as [TableName, ...string[]];
  return report[table][rest.slice(0, -1).join('.')]?.[rest.at(-1)!];
}
