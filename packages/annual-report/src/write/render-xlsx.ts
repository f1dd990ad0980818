import { type LayoutCell, layoutReport, type TableLayout } from '../form/table-layout.ts';
import type { Report } from '../model/report.ts';
import { parseCell } from '../read/parse-cell.ts';
import { findingsSheet } from './findings-rows.ts';
import { printedValue, valueAt } from './printed-value.ts';
import { nameOf } from './report-blocks.ts';
import { spreadTable } from './spread-table.ts';
import { addUpCells, balances, type FormSum, resultSums, rowSums } from './sum-formulas.ts';
import { cellName, renderWorkbook, type Sheet, type SheetCell, type SheetValue } from './workbook.ts';

const NAMES = { proactive: '主动公开', applications: '依申请公开', remedies: '行政复议诉讼' } as const;

/** The three tables as the form has them, every sum a live formula with check cells beside it, and the findings. */
export function renderXlsx(report: Report): Uint8Array {
  const layouts = Object.values(layoutReport(report) ?? {});
  const filled = layouts.filter(({ table }) => Object.keys(report[table]).length > 0);
  return renderWorkbook([...filled.map(layout => tableSheet(report, layout)), findingsSheet(report)]);
}

type Row = (SheetCell | null)[];
/** Where each value stands: `D5`. */
type Places = ReadonlyMap<string, string>;

/** The title takes the first row. */
const FIRST_ROW = 1;

function tableSheet(report: Report, layout: TableLayout): Sheet {
  const spread = spreadTable(layout);
  const places: Places = new Map(
    spread.flatMap((row, y) =>
      row.flatMap(({ cell, isOrigin }, x) => (isOrigin && cell.key ? [[cell.key, cellName(x, y + FIRST_ROW)]] : [])),
    ),
  );
  const across = rowSums(report, layout.table);
  const sums = new Map(
    [...across, ...(layout.table === 'applications' ? resultSums(report) : [])].map(sum => [sum.total, sum]),
  );
  const rows = spread.map(row =>
    row.map(({ cell, isOrigin }): SheetCell => {
      const style = styleOf(cell);
      // Borders of a merged cell are drawn by each of its places.
      if (!isOrigin) return { value: null, style };
      const { rowSpan, columnSpan, key, text } = cell;
      return { value: key ? valueOf(report, key, sums.get(key), places) : text, style, rowSpan, columnSpan };
    }),
  );
  const hasChecks = layout.table === 'applications';
  if (hasChecks) putChecksAcross(report, layout, rows, across, places);
  const columnCount = layout.columnCount + (hasChecks ? 1 : 0);
  const title: Row = [{ value: nameOf(report), style: 'title', columnSpan: layout.columnCount }];
  return {
    name: NAMES[layout.table],
    rows: [title, ...rows, ...checkRows(report, layout, across, places)],
    widths: widthsOf(layout, columnCount),
    titleHeight: 30,
    frozen: { rows: FIRST_ROW + layout.headRows, columns: 0 },
    landscape: layout.table === 'remedies',
  };
}

/** 三、本年度办理结果 stands beside twenty rows. */
const styleOf = ({ kind, rowSpan }: LayoutCell) =>
  kind === 'value' ? 'figure' : kind === 'label' && rowSpan > 9 ? 'labelDown' : kind;

const widthsOf = ({ widths }: TableLayout, count: number) =>
  Array.from({ length: count }, (_, n) => 4 + 5 * (widths[n] ?? 1));

/** Blank and dash stay what they are; a figure printed with its unit stays text, since 12 and 12万元 are not the same. */
function valueOf(report: Report, key: string, sum: FormSum | undefined, places: Places): SheetValue {
  const printed = printedValue(report, key);
  const value = valueAt(report, key);
  if (typeof value !== 'number' || parseCell(printed).unit) return printed;
  // A sum that the report has wrong stays as it stands there; the check beside it says by how much.
  return sum && addUpCells(report, sum.parts) === value ? { formula: sumOf(sum.parts, places), value } : value;
}

/** SUM passes over text, as a check must: a dash is no number. */
function sumOf(keys: readonly string[], places: Places): string {
  const names = keys.flatMap(key => places.get(key) ?? []);
  const isRange = (step: (name: string) => string) => names.every((name, n) => n === 0 || name === step(names[n - 1]!));
  const range = isRange(nextDown) || isRange(nextRight) ? `${names[0]}:${names.at(-1)}` : names.join(',');
  return `SUM(${range})`;
}

const nextDown = (name: string) => name.replace(/\d+$/u, row => String(Number(row) + 1));
/** Within A to Z: no table is wider. */
const nextRight = (name: string) =>
  name.replace(/^[A-Y](?=\d)/u, letter => String.fromCharCode(letter.charCodeAt(0) + 1));

const check = (formula: string, value: number): SheetCell => ({ value: { formula, value }, style: 'check' });
const difference = (report: Report, { total, parts }: FormSum, places: Places) =>
  check(`${sumOf([total], places)}-${sumOf(parts, places)}`, addUpCells(report, [total]) - addUpCells(report, parts));

function putChecksAcross(
  report: Report,
  { headRows }: TableLayout,
  rows: Row[],
  across: readonly FormSum[],
  places: Places,
): void {
  rows[0]!.push({ value: '总计核对', style: 'checkLabel', rowSpan: headRows });
  for (const row of rows.slice(1, headRows)) row.push({ value: null, style: 'checkLabel' });
  for (const [n, sum] of across.entries()) rows[headRows + n]?.push(difference(report, sum, places));
}

/** Below a table: what its columns must come to. */
function checkRows(
  report: Report,
  { table, columnCount }: TableLayout,
  across: readonly FormSum[],
  places: Places,
): readonly Row[] {
  const labelled = (text: string, span: number): Row => [
    { value: text, style: 'checkLabel', columnSpan: span },
    ...Array.from({ length: span - 1 }, (): SheetCell => ({ value: null, style: 'checkLabel' })),
  ];
  if (table === 'remedies')
    return [across.flatMap(sum => [...labelled('总计核对', sum.parts.length), difference(report, sum, places)])];
  if (table !== 'applications') return [];
  const down = resultSums(report);
  const label = columnCount - down.length;
  return [
    [...labelled('核对：（七）总计与（一）至（六）之和', label), ...down.map(sum => difference(report, sum, places))],
    [
      ...labelled('勾稽：第三项加第四项与第一项加第二项', label),
      ...balances(report).map(({ incoming, outgoing }) =>
        check(
          `${sumOf(outgoing, places)}-${sumOf(incoming, places)}`,
          addUpCells(report, outgoing) - addUpCells(report, incoming),
        ),
      ),
    ],
  ];
}
