import type { Grid, Paragraph } from '../../source/source-document.ts';
import { readSymbol } from '../numbering/symbols.ts';
import { ReadingBudget } from '../reading-budget.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { ParagraphFormat } from './paragraph-format.ts';
import { type DocCell, type DocRow, layRows } from './row-grid.ts';
import type { TextMarks } from './text-marks.ts';

/** The characters of a document and what is set for them. */
export interface DocText {
  readonly text: string;
  readonly marks: TextMarks;
  /** Of the paragraph that ends with the character at this position. */
  readonly formatAt: (position: number) => ParagraphFormat;
  readonly headingLevelOf: (format: ParagraphFormat) => number | undefined;
  readonly numberOf: (format: ParagraphFormat) => string;
  /** Paragraphs of the text boxes that hang on the character at this position. */
  readonly boxesAt: (position: number) => readonly (Paragraph | Grid)[];
}

/** Characters with a meaning of their own ([MS-DOC] 2.4.1). */
const CELL_END = '\x07';
const PARAGRAPH_END = /[\r\x07\f]/gu;
const FIELD_BEGIN = '\x13';
const FIELD_SEPARATOR = '\x14';
const FIELD_END = '\x15';
const DRAWING = '\x08';
const PRINTED: Readonly<Record<string, string>> = { '\t': '\t', '\v': '\n', '\x0e': '\n', '\x1e': '-' };
const DEEPEST_TABLE = 30;
const MOST_FIELDS = 100;

interface OpenTable {
  readonly rows: DocRow[];
  cells: DocCell[];
  blocks: (Paragraph | Grid)[];
}

/** Reads a stretch of the text into paragraphs and tables. */
export class StoryReader {
  readonly #document: DocText;
  readonly #budget: ReadingBudget;
  readonly #blocks: (Paragraph | Grid)[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #fields: ('code' | 'result')[] = [];
  #carried = '';

  constructor(document: DocText, budget = new ReadingBudget()) {
    this.#document = document;
    this.#budget = budget;
  }

  read(from: number, to: number): readonly (Paragraph | Grid)[] {
    const { text } = this.#document;
    let start = from;
    PARAGRAPH_END.lastIndex = from;
    while (start < to) {
      const end = PARAGRAPH_END.exec(text)?.index ?? to - 1;
      this.#readParagraph(start, Math.min(end, to - 1));
      start = end + 1;
      PARAGRAPH_END.lastIndex = start;
    }
    this.#closeTables(0);
    if (this.#carried !== '') this.#put({ kind: 'paragraph', text: this.#carried, source: {} });
    return this.#blocks;
  }

  #readParagraph(start: number, end: number): void {
    const { text, marks, formatAt } = this.#document;
    const format = formatAt(end);
    const level = Math.max(format.tableLevel, text[end] === CELL_END ? 1 : 0);
    if (level < 0 || level > DEEPEST_TABLE) throw new ReadingStopped('damaged');
    this.#closeTables(level);
    while (this.#tables.length < level) this.#tables.push({ rows: [], cells: [], blocks: [] });
    const table = this.#tables.at(-1);
    if (table && format.isRowEnd) {
      if (!marks.isDeleted(end)) table.rows.push({ cells: table.cells, definition: format.row ?? null });
      table.cells = [];
      table.blocks = [];
      return;
    }
    const boxes: (Paragraph | Grid)[] = [];
    const printed = this.#carried + this.#print(start, end, boxes);
    this.#carried = '';
    const endsCell = table !== undefined && (level > 1 ? format.isInnerCellEnd : text[end] === CELL_END);
    if (marks.isDeleted(end) && !endsCell) this.#carried = printed;
    else this.#putParagraph(printed, format);
    for (const box of boxes) this.#put(box);
    if (endsCell) this.#endCell(table);
  }

  #print(start: number, end: number, boxes: (Paragraph | Grid)[]): string {
    const { text, marks, boxesAt } = this.#document;
    // The character at the end belongs to the text where nothing marks the end of the paragraph.
    const last = /[\r\x07\f]/u.test(text[end] ?? '') ? end : end + 1;
    this.#budget.takeCharacters(last - start);
    let printed = '';
    for (let position = start; position < last; position++) {
      const character = text[position]!;
      if (character === FIELD_BEGIN) {
        if (this.#fields.length < MOST_FIELDS) this.#fields.push('code');
      } else if (character === FIELD_SEPARATOR) {
        if (this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result';
      } else if (character === FIELD_END) this.#fields.pop();
      else if (marks.isLeftOut(position) || this.#fields.includes('code')) continue;
      else if (character === DRAWING) boxes.push(...boxesAt(position));
      else if (character < ' ') printed += PRINTED[character] ?? '';
      else printed += readSymbolAt(marks, position) ?? character;
    }
    if (last > end) boxes.push(...boxesAt(end));
    return printed;
  }

  #putParagraph(text: string, format: ParagraphFormat): void {
    this.#budget.takeBlock();
    const { headingLevelOf, numberOf } = this.#document;
    const number = numberOf(format);
    const headingLevel = headingLevelOf(format);
    this.#put({
      kind: 'paragraph',
      text: text.trim() === '' ? text : number + text,
      ...(headingLevel === undefined ? {} : { headingLevel }),
      source: {},
    });
  }

  #put(block: Paragraph | Grid): void {
    (this.#tables.at(-1)?.blocks ?? this.#blocks).push(block);
  }

  #endCell(table: OpenTable): void {
    this.#budget.takeCell();
    const texts = table.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []));
    table.cells.push({
      text: texts.join('\n').replace(/^\n+|\n+$/gu, ''),
      nested: table.blocks.filter(block => block.kind === 'grid'),
    });
    table.blocks = [];
  }

  #closeTables(level: number): void {
    while (this.#tables.length > level) {
      const table = this.#tables.pop()!;
      // Cells after the last end of a row: the file was cut off or damaged there, their text is kept.
      if (table.blocks.length > 0) this.#endCell(table);
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition: null });
      const grid = layRows(table.rows);
      if (grid) this.#put(grid);
    }
  }
}

function readSymbolAt(marks: TextMarks, position: number): string | undefined {
  const code = marks.symbolAt(position);
  return code === undefined ? undefined : readSymbol(code);
}
