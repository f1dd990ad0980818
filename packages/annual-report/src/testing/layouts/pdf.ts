import type { TextLayout } from './layout.ts';
import { cellTexts, hasValues, isValueSlot, type Sheet, type Slot } from './slots.ts';

/** Text as it is taken from a PDF: cells parted by spaces, labels broken over lines, side labels down the page. */
export const pdfLayouts: readonly TextLayout[] = [{ number: 12, name: 'pdf', keeps: 'full-rows', print: printPdf }];

const LABEL_WIDTH = 16;
const LINES_OF_A_PAGE = 24;

function printPdf(sheet: Sheet): string {
  const lines = sheet.rows.flatMap((row, index) =>
    hasValues(row) ? printRow(sheet, index) : printHeads(cellTexts(row).filter(text => text !== '')),
  );
  const pages = lines.flatMap((line, index) =>
    index % LINES_OF_A_PAGE === LINES_OF_A_PAGE - 1
      ? [line, '', `-${Math.ceil(index / LINES_OF_A_PAGE)}-`, '\f']
      : [line],
  );
  return pages.join('\n');
}

/** The row's label in as many lines as it needs, its values in the middle one, pieces of the side labels before it. */
function printRow({ rows }: Sheet, index: number): string[] {
  const row = rows[index]!;
  const values = row.filter(isValueSlot).map(({ text }) => text);
  const labels = row.filter(({ kind, role }) => kind === 'cell' && role === 'label').map(({ text }) => text);
  const own = broken(labels.at(-1) ?? '');
  const middle = Math.floor((own.length - 1) / 2);
  const side = labels.length > 1 ? labels.slice(0, -1).map(text => text.slice(0, 4)) : sidePieces(rows, index);
  return own.map((line, at) =>
    [...(at === 0 ? side : []), line, ...(at === middle ? values : [])].filter(text => text !== '').join(' '),
  );
}

const SIDE = '本年度办理结果';

/** What is left of 三、本年度办理结果: one character beside each row. */
function sidePieces(rows: readonly (readonly Slot[])[], index: number): string[] {
  if (rows[index]![0]!.kind !== 'down') return [];
  let above = 1;
  while (rows[index - above]?.[0]?.kind === 'down') above++;
  const piece = SIDE[above - 1];
  return piece ? [piece] : [];
}

function broken(text: string): string[] {
  const lines: string[] = [];
  for (let from = 0; from < text.length || from === 0; from += LABEL_WIDTH)
    lines.push(text.slice(from, from + LABEL_WIDTH));
  return lines;
}

/** Heads of four characters are broken, and what is above and below each other is taken line by line. */
function printHeads(heads: readonly string[]): string[] {
  if (heads.length < 2) return [...heads];
  const upper = heads.map(text => (text.length === 4 ? text.slice(0, 2) : text));
  const lower = heads.filter(text => text.length === 4).map(text => text.slice(2));
  return [upper.join(' '), ...(lower.length > 0 ? [lower.join(' ')] : [])];
}
