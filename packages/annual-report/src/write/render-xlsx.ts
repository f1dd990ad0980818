import type { RowRole } from '@gongkai/statute';
import { printedRows } from '../check/tables/sum-differences.ts';
import { formatPlace } from '../form/format-place.ts';
import { layoutReport, type TableLayout } from '../form/table-layout.ts';
import type { Report } from '../model/report.ts';
import { printedValue, valueAt } from './printed-value.ts';
import { nameOf } from './report-parts.ts';
import { cellName, renderWorkbook, type Sheet, type SheetCell, type SheetValue } from './workbook.ts';

const NAMES = { proactive: '主动公开', applications: '依申请公开', remedies: '行政复议诉讼' } as const;

/** The three tables as the form has them, every sum a live formula with check cells beside it, and the findings. */
export function renderXlsx(report: Report): Uint8Array {
  const layouts = Object.values(layoutReport(report) ?? {});
  return renderWorkbook([...layouts.map(layout => tableSheet(report, layout)), findingsSheet(report)]);
}

/** Where each value of a table stands in its sheet. */
type Places = ReadonlyMap<string, string>;

/** The title takes the first row. */
const FIRST_ROW = 1;

function tableSheet(report: Report, layout: TableLayout): Sheet {
  const { grid, places } = lay(report, layout);
  const sums = sumsOf(report, layout, places);
  const rows = grid.map(row =>
    row.map((cell): SheetCell | null => {
      if (!cell || !cell.key) return cell && { ...cell };
      const formula = sums.get(cell.key);
      const { key, ...plain } = cell;
      const value = valueAt(report, key);
      return formula && typeof value === 'number' ? { ...plain, value: { formula, value } } : plain;
    }),
  );
  const title: SheetCell = { value: nameOf(report), style: 'title', columnSpan: layout.columnCount };
  return {
    name: NAMES[layout.table],
    rows: [[title], ...rows, ...checkRows(report, layout, places)],
    widths: layout.widths.map(width => 6 + 5 * width),
    frozen: { rows: FIRST_ROW + layout.headRows, columns: 0 },
    landscape: layout.table !== 'proactive',
  };
}

function lay(report: Report, { rows, columnCount }: TableLayout) {
  const places = new Map<string, string>();
  const taken = new Set<string>();
  const grid = rows.map((row, y) => {
    const line: ((SheetCell & { key?: string }) | null)[] = Array.from({ length: columnCount }, () => null);
    let x = 0;
    for (const { kind, text, key, rowSpan, columnSpan } of row) {
      while (taken.has(`${y}/${x}`)) x++;
      line[x] = {
        value: key === undefined ? text : sheetValue(report, key),
        style: kind === 'value' ? 'figure' : kind,
        rowSpan,
        columnSpan,
        ...(key === undefined ? {} : { key }),
      };
      if (key !== undefined) places.set(key, cellName(x, y + FIRST_ROW));
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) {
          taken.add(`${y + down}/${x + right}`);
          // Borders of a merged cell are drawn by each of its places; in rows below it by theirs.
          if (down === 0 && right > 0) line[x + right] = { value: null, style: kind === 'value' ? 'figure' : kind };
        }
    }
    return line;
  });
  return { grid, places };
}

/** Blank and dash stay what they are; a figure with a unit stays text, since 12 and 12万元 are not the same number. */
function sheetValue(report: Report, key: string): SheetValue {
  const value = valueAt(report, key);
  if (typeof value === 'number' && !report.cells[key]?.unit) return value;
  return printedValue(report, key) || null;
}

/** The formula of each cell that is a sum of the form. */
function sumsOf(report: Report, { table }: TableLayout, places: Places): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  const at = (row: string, column: string) => places.get(`${table}.${row}.${column}`);
  const add = (key: string, cells: readonly (string | undefined)[]) => {
    const known = cells.filter(cell => cell !== undefined);
    if (known.length > 0) sums.set(key, known.length > 6 ? `SUM(${known.join(',')})` : known.join('+'));
  };
  if (table === 'remedies')
    for (const group of Object.keys(report.remedies))
      add(
        `remedies.${group}.total`,
        ['upheld', 'corrected', 'other', 'pending'].map(column => at(group, column)),
      );
  if (table === 'applications') {
    const rows = printedRows(report);
    for (const { id } of rows)
      add(
        `applications.${id}.total`,
        APPLICANTS.map(column => at(id, column)),
      );
    const results = rows.filter(({ role }) => role === 'result');
    for (const column of APPLICANTS)
      add(
        `applications.resultTotal.${column}`,
        results.map(({ id }) => at(id, column)),
      );
  }
  return sums;
}

const APPLICANTS = ['natural', 'commercial', 'research', 'welfare', 'legal', 'other'];

/** 勾稽: what comes in less what goes out, per column; 0 is right. */
function checkRows(
  report: Report,
  { table, columnCount }: TableLayout,
  places: Places,
): readonly (readonly (SheetCell | null)[])[] {
  if (table !== 'applications') return [];
  const rows = printedRows(report);
  const first = columnCount - APPLICANTS.length - 1;
  const ofRole = (role: RowRole, column: string) =>
    rows.filter(row => row.role === role).flatMap(({ id }) => places.get(`applications.${id}.${column}`) ?? []);
  const value = (role: RowRole, column: string) =>
    rows.filter(row => row.role === role).reduce((sum, { id }) => sum + (report.applications[id]?.[column] ?? 0), 0);
  const checks = [...APPLICANTS, 'total'].map((column): SheetCell => {
    const incoming = ofRole('incoming', column);
    const outgoing = [...ofRole('result-total', column), ...ofRole('carried-out', column)];
    return {
      style: 'check',
      value: {
        formula: `${incoming.join('+') || '0'}-(${outgoing.join('+') || '0'})`,
        value: value('incoming', column) - value('result-total', column) - value('carried-out', column),
      },
    };
  });
  const label: SheetCell = { value: '勾稽核对（应为 0）：一＋二－三（七）－四', style: 'check', columnSpan: first };
  return [[label, ...Array.from({ length: first - 1 }, () => null), ...checks]];
}

const SEVERITIES = { error: '必改', warning: '请核实', notice: '建议' } as const;

function findingsSheet({ findings, problems }: Report): Sheet {
  const head = ['轻重', '位置', '问题', '报告中', '应为', '依据', '情况说明'].map(
    (value): SheetCell => ({ value, style: 'head' }),
  );
  const line = (values: readonly string[]) => values.map((value): SheetCell => ({ value, style: 'label' }));
  return {
    name: '校核意见',
    rows: [
      head,
      ...findings.map(({ severity, place, message, actual, expected, basis, accepted }) =>
        line([SEVERITIES[severity], formatPlace(place), message, actual, expected, basis, accepted?.reason ?? '']),
      ),
      ...problems.map(({ place, message, text }) => line(['未读准', formatPlace(place), message, text, '', '', ''])),
    ],
    widths: [8, 28, 60, 20, 20, 36, 24],
    frozen: { rows: 1, columns: 0 },
    landscape: true,
  };
}
