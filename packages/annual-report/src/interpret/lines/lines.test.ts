import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FormCell, listCells, type ReportFormat, reportForms } from '@gongkai/statute';
import fc from 'fast-check';
import { splitLines } from '../../read/text/split-lines.ts';
import type { TextLayout } from '../../testing/layouts/layout.ts';
import type { PrintedCells } from '../../testing/layouts/slots.ts';
import { stackedLayouts } from '../../testing/layouts/stacked.ts';
import { printReport, proseOfReport, textLayouts } from '../../testing/layouts/text-layouts.ts';
import { findTablesInLines } from './index.ts';

const RUNS = 40;

/** What a cell prints: figures, now and then a dash; blanks where the layout can show them. */
function printedCells(format: ReportFormat, blanks: number): fc.Arbitrary<PrintedCells> {
  const cells = listCells(reportForms[format]);
  return fc
    .tuple(...cells.map(cell => printedCell(cell, blanks)))
    .map(texts => Object.fromEntries(texts.map((text, index) => [cells[index]!.key, text])));
}

function printedCell({ kind }: FormCell, blanks: number): fc.Arbitrary<string> {
  const figure = fc.integer({ min: 1, max: 999 }).map(String);
  const own =
    kind === 'change'
      ? fc.constantFrom('减4', '+3', '-2', '12', '增3')
      : kind === 'amount'
        ? fc.constantFrom('0.37', '12万元', '70487', '24252.311082')
        : figure;
  return fc.oneof(
    { weight: 20, arbitrary: own },
    { weight: 1, arbitrary: fc.constantFrom('-', '—', '/', '0', '无') },
    { weight: blanks, arbitrary: fc.constant('') },
  );
}

interface ReadCell {
  readonly text: string;
  readonly from: string;
}

/** Everything read, by cell key; a table printed twice must say the same twice. */
function readBack(text: string) {
  const cells = new Map<string, ReadCell>();
  const loose = new Map<string, string>();
  const lines = splitLines(text);
  const { tables, used } = findTablesInLines(lines);
  for (const { table, rows } of tables)
    for (const row of rows) {
      if (row.loose)
        loose.set(table === 'remedies' ? table : `${table}.${row.row}`, row.loose.map(cell => cell.text).join(''));
      for (const [column, cell] of Object.entries(row.cells)) {
        const { start, end } = cell.source;
        cells.set(`${table}.${row.row}.${column}`, { text: cell.text, from: text.slice(start, end) });
      }
    }
  const prose = lines
    .filter((_, index) => !used.has(index))
    .map(line => line.text.trim())
    .filter(line => line !== '');
  return { cells, loose, prose, tables };
}

/** Table 4 is one row of figures. */
const rowOf = (key: string) => (key.startsWith('remedies.') ? 'remedies' : key.slice(0, key.lastIndexOf('.')));

function checkLayout(layout: TextLayout, format: ReportFormat, printed: PrintedCells): void {
  const { cells, loose, prose } = readBack(printReport(layout, format, printed));
  const mayStayUnread = unreadableRows(layout, printed);
  const wrong = Object.entries(printed).filter(([key, text]) => {
    const cell = cells.get(key);
    return cell ? cell.text !== text || cell.from !== text : !mayStayUnread.has(rowOf(key));
  });
  assert.deepEqual(
    wrong.map(([key, text]) => [key, text, cells.get(key) ?? loose.get(rowOf(key)) ?? null]),
    [],
  );
  const isUnread = (row: string) => ![...cells.keys()].some(key => rowOf(key) === row);
  for (const [row, keys] of Map.groupBy(Object.keys(printed), rowOf))
    if (isUnread(row)) assert.equal(loose.get(row) ?? '', keys.map(key => printed[key]).join(''), row);
  assert.deepEqual(
    prose.filter(line => !/^- \d -$/u.test(line)),
    proseOfReport,
  );
}

/**
 * Rows with blank cells in layouts that do not show them; in a stack of lines also the last row of a table, if its last cell is
 * blank: an empty line after it can be a cell or the gap before the next heading. Where all runs together, every row.
 */
function unreadableRows({ name, keeps }: TextLayout, printed: PrintedCells): ReadonlySet<string> {
  const keys = Object.keys(printed);
  if (keeps === 'tokens') return new Set(keys.map(rowOf));
  const isLastOfTable = (key: string) => key.split('.')[0] !== keys[keys.indexOf(key) + 1]?.split('.')[0];
  const isStack = stackedLayouts.some(layout => layout.name === name);
  const unclear = keys.filter(key => printed[key] === '' && (keeps === 'full-rows' || (isStack && isLastOfTable(key))));
  return new Set(unclear.map(rowOf));
}

/** Tables that are mostly blank, as they are handed in. */
const BLANK: Readonly<Record<string, (key: string) => boolean>> = {
  'no totals': key => key.startsWith('applications.') && key.endsWith('.total'),
  'only totals': key => !key.startsWith('proactive.') && !key.endsWith('.total'),
  'no figure in table 3': key => key.startsWith('applications.') && !key.startsWith('applications.carriedOut.'),
};

describe('findTablesInLines()', () => {
  for (const layout of textLayouts)
    for (const format of ['2021', '2019'] as const)
      it(`reads every cell back from layout ${layout.number} (${layout.name}), form of ${format}`, () => {
        const blanks = layout.keeps === 'tokens' ? 0 : 3;
        fc.assert(
          fc.property(printedCells(format, blanks), printed => checkLayout(layout, format, printed)),
          { numRuns: RUNS },
        );
      });

  for (const [name, isBlank] of Object.entries(BLANK))
    for (const layout of textLayouts)
      if (layout.keeps === 'cells')
        it(`tells blank cells from figures where there are ${name}, layout ${layout.number} (${layout.name})`, () => {
          for (const format of ['2021', '2019'] as const) {
            const keys = listCells(reportForms[format]).map(({ key }) => key);
            const printed = keys.map((key, index) => [key, isBlank(key) ? '' : String(1 + index)]);
            checkLayout(layout, format, Object.fromEntries(printed));
          }
        });

  it('finds table 4 where all its cells are blank', () => {
    for (const layout of textLayouts) {
      if (layout.keeps !== 'cells' || layout.number === 14) continue;
      const printed = listCells(reportForms['2021']).map(({ key }) => [key, key.startsWith('remedies.') ? '' : '1']);
      const { tables } = findTablesInLines(splitLines(printReport(layout, '2021', Object.fromEntries(printed))));
      assert.ok(
        tables.some(({ table }) => table === 'remedies'),
        layout.name,
      );
    }
  });
});
