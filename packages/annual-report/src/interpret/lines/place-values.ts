import type { SourcePlace } from '../../model/place.ts';
import type { CellText, RowReading } from '../table-reading.ts';
import { isRestOf } from './collect-rows.ts';
import type { Mark } from './mark-tokens.ts';
import { layoutOf, type RowLayout } from './row-layout.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Stack } from './stack.ts';

/** A row with the columns it must fill; null where the text does not say which it has. */
export interface OpenRow {
  readonly row: string;
  readonly columns: readonly string[] | null;
  /** Null for a row of figures without a label of its own. */
  readonly label: Mark | null;
  readonly body: readonly Mark[];
  readonly next: Mark | null;
}

type Cells = Readonly<Record<string, CellText>>;

/**
 * Gives values their columns. As many values as columns are certain. Fewer are so only where the layout shows the blank cells
 * too: rows of the same shape that are full teach how many extra cells its rows have at their ends. Anything else stays loose.
 */
export class ValuePlacer {
  readonly #lines: readonly ScannedLine[];
  readonly #stack: Stack;
  readonly #leads = new Agreement();
  readonly #trails = new Agreement();
  readonly #starts = new Agreement();

  constructor(lines: readonly ScannedLine[], stack: Stack) {
    this.#lines = lines;
    this.#stack = stack;
  }

  place(rows: readonly OpenRow[]): readonly RowReading[] {
    const placed = new Map<OpenRow, Cells>();
    const partial: (readonly [OpenRow, RowLayout])[] = [];
    for (const row of rows) {
      const full = this.#full(row);
      const layout = layoutOf(this.#lines, this.#stack, row.label, full ?? cellsOf(row), row.next);
      if (full) placed.set(row, this.#inOrder(row.columns!, full));
      if (full && layout) this.#learn(layout);
      if (!full && layout) partial.push([row, layout]);
    }
    const place = (open: OpenRow, layout: RowLayout, lead: number, trail: number) => {
      if (!fits(layout, lead, trail, open.columns)) return;
      placed.set(open, this.#byLayout(open, layout, lead));
      if (layout.start !== null) this.#starts.add(`${layout.width}`, layout.start - lead);
    };
    for (const [open, layout] of partial) {
      const lead = layout.lead - (this.#leads.find(layout.leadShape) ?? 0);
      const trail = layout.trail - (this.#trails.find(layout.trailShape) ?? 0);
      place(open, layout, lead, trail);
    }
    // Rows as wide as others whose values all begin in the same column.
    for (const [open, layout] of partial) {
      const start = this.#starts.find(`${layout.width}`);
      if (placed.has(open) || start === null || layout.start === null || !open.columns) continue;
      const lead = layout.start - start;
      place(open, layout, lead, open.columns.length - lead - spanOf(layout));
    }
    return rows.map(row => this.#reading(row, placed.get(row)));
  }

  /** As many values as columns: on the label's own line, in all, or alone on one line of those that follow. */
  #full({ columns, label, body }: OpenRow): readonly Mark[] | null {
    if (!columns) return null;
    const values = body.filter(isValueMark);
    const isFull = (some: readonly Mark[]) => some.length === columns.length;
    const own = values.filter(({ line }) => line === label?.line);
    if (isFull(own)) return own;
    if (isFull(values)) return values;
    const fullLines = [...Map.groupBy(values, ({ line }) => line).values()].filter(isFull);
    if (fullLines.length === 1) return fullLines[0]!;
    const cells = wordyCells({ label, body });
    return isFull(cells) ? cells : null;
  }

  #learn({ lead, trail, leadShape, trailShape, start, width }: RowLayout): void {
    this.#leads.add(leadShape, lead);
    if (Number.isFinite(trail)) this.#trails.add(trailShape, trail);
    if (start !== null) this.#starts.add(`${width}`, start);
  }

  #inOrder(columns: readonly string[], values: readonly Mark[]): Cells {
    return Object.fromEntries(columns.map((column, index) => [column, this.#cell(values[index]!)]));
  }

  #byLayout({ columns, ...row }: OpenRow, layout: RowLayout, lead: number): Cells {
    const values = new Map(cellsOf(row).map((value, index) => [layout.offsets[index]!, value]));
    return Object.fromEntries(
      columns!.map((column, index) => {
        const value = values.get(index - lead);
        return [column, value ? this.#cell(value) : this.#blank(layout.blankAt(index - lead))];
      }),
    );
  }

  #reading({ row, columns, label, body, next }: OpenRow, cells: Cells | undefined): RowReading {
    if (cells) return { row, cells };
    const values = cellsOf({ label, body });
    if (values.length > 0 || !columns || !label) return { row, cells: {}, loose: values.map(mark => this.#cell(mark)) };
    const line = this.#lines[label.line]!;
    const ownBlanks = line.slots.length - 1 - label.slot;
    const blanks = ownBlanks >= columns.length ? ownBlanks : next ? this.#stack.blanksAfter(label.line, next.line) : 0;
    if (blanks < columns.length) return { row, cells: {}, loose: [] };
    const at = ownBlanks >= columns.length ? line.slots[label.slot + 1]! : line.text.length;
    return { row, cells: Object.fromEntries(columns.map(column => [column, this.#blank({ line: label.line, at })])) };
  }

  #cell({ text, line, from, to }: Mark): CellText {
    return { text, source: placeIn(this.#lines[line]!, from, to) };
  }

  #blank({ line, at }: { line: number; at: number }): CellText {
    const scanned = this.#lines[line];
    return { text: '', source: scanned ? placeIn(scanned, at, at) : {} };
  }
}

/** Values, and words that stand in a cell: not the rest of a label on a line of its own. */
function cellsOf({ label, body }: Pick<OpenRow, 'label' | 'body'>): readonly Mark[] {
  const values = body.filter(isValueMark);
  const words = body.filter(({ kind, line, slot }) => kind === 'words' && line === label?.line && slot > label.slot);
  return words.length > 0 ? body.filter(mark => isValueMark(mark) || words.includes(mark)) : values;
}

/** In a stack words on lines of their own can be cells as well (本单位未制作规章), if together there are as many as columns. */
function wordyCells({ label, body }: Pick<OpenRow, 'label' | 'body'>): readonly Mark[] {
  if (!label || body.some(({ line }, index) => line === label.line || line === body[index - 1]?.line))
    return cellsOf({ label, body });
  return body.filter(mark => isValueMark(mark) || !isRestOf(label, mark));
}

const isValueMark = ({ kind }: Mark) => kind === 'value';
const spanOf = ({ offsets }: RowLayout) => offsets.at(-1)! + 1;

/** A row that ends in its last column needs no proof of what comes after it. */
function fits(layout: RowLayout, lead: number, trail: number, columns: readonly string[] | null): boolean {
  if (!columns || lead < 0) return false;
  const filled = lead + spanOf(layout);
  return filled === columns.length
    ? trail === 0 || layout.start === null
    : trail > 0 && filled + trail === columns.length;
}

/** Parts of a place in a line; a PDF's lines have a page and no characters. */
export const placeIn = ({ source }: ScannedLine, from: number, to: number): SourcePlace =>
  source.start === undefined ? source : { ...source, start: source.start + from, end: source.start + to };

/** What rows of one shape have in common; nothing where they differ. */
class Agreement {
  readonly #numbers = new Map<string, number | null>();

  add(shape: string, number: number): void {
    const before = this.#numbers.get(shape);
    this.#numbers.set(shape, before === undefined || before === number ? number : null);
  }

  find(shape: string): number | null {
    return this.#numbers.get(shape) ?? null;
  }
}
