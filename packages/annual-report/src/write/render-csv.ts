import type { Report } from '../model/report.ts';
import { labelledCells } from './labelled-cells.ts';
import { printedValue } from './printed-value.ts';

const HEADS = ['key', 'table', 'row', 'column', 'printed', 'value', 'kind', 'unit'];
const TABLE_NAMES = { proactive: '主动公开', applications: '申请办理', remedies: '复议诉讼' } as const;

/** One cell of the three tables per line (RFC 4180), with a byte order mark so that Excel reads it as UTF-8. */
export function renderCsv(report: Report): string {
  const lines = labelledCells(report).map(({ key, table, rowLabel, columnLabel, value, cell }) => [
    key,
    TABLE_NAMES[table],
    rowLabel,
    columnLabel,
    printedValue(report, key),
    value === null ? '' : String(value),
    cell?.kind ?? (value === null ? 'blank' : 'number'),
    cell?.unit ?? '',
  ]);
  return `\ufeff${[HEADS, ...lines].map(line => line.map(formatField).join(',')).join('\r\n')}\r\n`;
}

/** Signs with which a spreadsheet begins a formula. */
const FORMULA = /^[=+\-@\t\r]/u;
const HARMLESS = /^[+-]?[\d.,]*$/u;

/** A report comes from anywhere: text that a spreadsheet would run is written as text. */
export function formatField(text: string): string {
  const safe = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
