import type { Report } from '../model/report.ts';

/** What a cell prints: as it was read, else its value; blank where there is neither. */
export function printedValue(report: Report, key: string): string {
  const cell = report.cells[key];
  if (cell) return cell.recovered ? String(valueAt(report, key) ?? '') : cell.printed.trim();
  return String(valueAt(report, key) ?? '');
}

export function valueAt(report: Report, key: string): number | null | undefined {
  const [table, ...rest] = key.split('.') as ['proactive' | 'applications' | 'remedies', ...string[]];
  return report[table][rest.slice(0, -1).join('.')]?.[rest.at(-1)!];
}
