import type { TextLayout } from './layout.ts';
import { cellTexts, hasValues, isCell, isValueSlot, type Sheet, type Slot } from './slots.ts';

/** Layouts with one row on a line. */
export const rowLayouts: readonly TextLayout[] = [
  { number: 2, name: 'tabs', keeps: 'cells', print: eachRow(row => row.map(({ text }) => text).join('\t')) },
  { number: 2, name: 'tabs-shifted', keeps: 'full-rows', print: eachRow(printShifted) },
  { number: 2, name: 'tabs-without-covered-cells', keeps: 'cells', print: eachRow(row => uncovered(row).join('\t')) },
  {
    number: 2,
    name: 'tabs-with-merged-cells-repeated',
    keeps: 'full-rows',
    print: eachRow(row => row.map(({ cellText }) => cellText).join('\t')),
  },
  { number: 8, name: 'pipes', keeps: 'cells', print: eachRow(printPipesWithTrailingSpan) },
  {
    number: 9,
    name: 'outer-pipes',
    keeps: 'cells',
    print: eachRow(row => `| ${row.map(({ text }) => text).join(' | ')} |`),
  },
  { number: 10, name: 'markdown', keeps: 'cells', print: printMarkdown },
  { number: 11, name: 'spaces', keeps: 'full-rows', print: eachRow(row => cellTexts(row).join(' ')) },
  {
    number: 11,
    name: 'one-line',
    keeps: 'full-rows',
    print: ({ rows }) =>
      rows
        .flatMap(cellTexts)
        .filter(text => text !== '')
        .join(' '),
  },
  { number: 19, name: 'row-broken-by-blank-cell', keeps: 'full-rows', print: eachRow(printBroken) },
  {
    number: 20,
    name: 'extra-cells-at-row-ends',
    keeps: 'cells',
    print: eachRow(row => `${row.map(({ text }) => text).join('\t')}\t\t`),
  },
];

function eachRow(print: (row: readonly Slot[]) => string): (sheet: Sheet) => string {
  return ({ rows }) => rows.map(row => `${print(row)}\n`).join('');
}

/** Merged labels one column narrower than they are, the row filled up at its end. */
function printShifted(row: readonly Slot[]): string {
  const covered = row.findIndex(({ kind, role }, column) => kind === 'across' && role !== 'value' && column < 3);
  const cells = row.map(({ text }) => text);
  if (covered >= 0 && row.length === 10) cells.push(...cells.splice(covered, 1));
  return cells.join('\t');
}

/** Of what merged cells cover only the first column stays, as some readers of Word tables leave it. */
const uncovered = (row: readonly Slot[]) =>
  row
    .filter(({ kind, role }, index) => kind === 'cell' || (kind === 'down' && role === 'label' && index > 0))
    .map(({ text }) => text);

/** A merged cell at the end of its row shows as pipes with nothing between. */
function printPipesWithTrailingSpan(row: readonly Slot[]): string {
  const last = row.findLastIndex(isCell);
  const span = row.length - 1 - last;
  const cells = row.slice(0, last + 1).map(({ text }) => text);
  return cells.join(' | ') + (span > 0 ? ` |${'|'.repeat(span)}` : '');
}

/** A blank cell holds an empty paragraph: its row goes on in the next line. */
function printBroken(row: readonly Slot[]): string {
  return row.map(slot => (isValueSlot(slot) && slot.text === '' ? '\n' : slot.text)).join('\t');
}

/** Small tables, one for each group of rows, under heads that a converter made up. */
function printMarkdown({ rows }: Sheet): string {
  const width = rows[0]!.length;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const made = line(Array.from({ length: width }, (_, index) => `数据${index + 1}`));
  const rule = line(Array.from({ length: width }, () => '---'));
  let text = '';
  for (const [index, row] of rows.entries()) {
    const begins = index === 0 || (hasValues(row) && isCell(row[0]!) && hasValues(rows[index - 1]!) && row.length > 4);
    if (begins) text += `\n${made}${rule}`;
    text += line(row.map(({ kind, role, text: cell }) => (kind !== 'cell' && role === 'head' ? '-' : cell)));
  }
  return text;
}
