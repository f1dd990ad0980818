import type { TextLayout } from './layout.ts';
import { cellTexts, type Sheet, type Slot } from './slots.ts';

/** Layouts with one cell on a line. */
export const stackedLayouts: readonly TextLayout[] = [
  { number: 1, name: 'tab-indented', keeps: 'cells', print: printTabIndented },
  {
    number: 3,
    name: 'paragraphs',
    keeps: 'cells',
    print: eachCell(text => `${text === '' ? '\u00a0' : `${text} `}\n\n`),
  },
  { number: 3, name: 'paragraphs-empty-for-blank', keeps: 'cells', print: eachCell(text => `${text}\n\n`) },
  { number: 4, name: 'lines', keeps: 'cells', print: eachCell(text => `${text}\n`) },
  { number: 5, name: 'lines-with-pipes', keeps: 'cells', print: eachCell(text => `${text} |\n`) },
  { number: 6, name: 'lines-with-pipes-and-spans', keeps: 'cells', print: printSpans },
  { number: 7, name: 'lone-pipe-before-rows', keeps: 'cells', print: printLonePipeBeforeRows },
  {
    number: 7,
    name: 'lone-pipe-between-cells',
    keeps: 'cells',
    print: ({ rows }) => rows.flatMap(cellTexts).join('\n|\n'),
  },
  {
    number: 18,
    name: 'lines-without-blank-cells',
    keeps: 'full-rows',
    print: ({ rows }) =>
      rows
        .flatMap(cellTexts)
        .filter(text => text !== '')
        .join('\n'),
  },
];

function eachCell(print: (text: string) => string): (sheet: Sheet) => string {
  return ({ rows }) => rows.flatMap(cellTexts).map(print).join('');
}

/** Labels broken inside their cell go on without a tab; an empty line ends each row. */
function printTabIndented({ rows }: Sheet): string {
  return rows
    .map(row => row.filter(({ kind }) => kind !== 'across').map(slot => `\t${brokenHead(slot)}\n`))
    .map(cells => `${cells.join('')}\n`)
    .join('');
}

const brokenHead = ({ role, text }: Slot) =>
  role === 'head' && text.length === 4 ? `${text.slice(0, 2)}\n${text.slice(2)}` : text;

function printSpans({ rows }: Sheet): string {
  return rows
    .map(row => {
      let text = '';
      for (const [index, { kind, text: cell }] of row.entries()) {
        if (kind === 'cell') text += `${cell} |\n`;
        if (kind === 'across' && row[index + 1]?.kind !== 'across') text += `${'|'.repeat(spanBefore(row, index))}\n`;
      }
      return text;
    })
    .join('');
}

/** Cells that a merged cell covers up to here, its own one counted. */
function spanBefore(row: readonly Slot[], index: number): number {
  let span = 1;
  while (row[index - span + 1]?.kind === 'across') span++;
  return span;
}

function printLonePipeBeforeRows({ rows }: Sheet): string {
  return rows.map(row => ['|', ...cellTexts(row), ''].join('\n')).join('');
}
