import { type FormCell, listCells, reportForms } from '@gongkai/statute';
import { formatCell } from '../form/format-place.ts';
import type { Report } from '../model/report.ts';
import { valueAt } from './printed-value.ts';

const HEAD = ['机关', '年度', '键', '栏目', '数值', '原文', '类别', '单位', '还原'];

/** One line for each cell of the report's form, with a byte order mark: spreadsheets take it for UTF-8 then. */
export function renderCsv(report: Report): string {
  const lines = [HEAD, ...cellsOf(report).map(cell => lineOf(report, cell))];
  return `\ufeff${lines.map(fields => fields.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function cellsOf({ cells }: Report): readonly FormCell[] {
  const all = new Map(
    Object.values(reportForms)
      .reverse()
      .flatMap(listCells)
      .map(cell => [cell.key, cell] as const),
  );
  return [...all.values()].filter(({ key }) => cells[key] !== undefined);
}

function lineOf(report: Report, cell: FormCell): readonly string[] {
  const { printed, kind, unit = '', recovered = '' } = report.cells[cell.key]!;
  const value = valueAt(report, cell.key);
  return [
    report.agency ?? '',
    String(report.year ?? ''),
    cell.key,
    formatCell(cell),
    value === null || value === undefined ? '' : String(value),
    printed,
    kind,
    unit,
    recovered,
  ];
}

/** A field that begins like a formula is set off by an apostrophe: a spreadsheet would run it. Numbers stay numbers. */
function quoted(field: string): string {
  const isNumber = /^[+-]?\d+(?:\.\d+)?$/u.test(field);
  const safe = /^[=+\-@\t\r]/u.test(field) && !isNumber ? `'${field}` : field;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
