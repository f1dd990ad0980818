import type { TableName } from '@gongkai/statute';
import { groupBy } from '../../model/group-by.ts';
import type { SourcePlace } from '../../model/place.ts';
import type { CellText, RowReading } from '../table-reading.ts';
import { Agreement } from './agreement.ts';
import { isRestOf } from './collect-rows.ts';
import type { Mark } from './mark-tokens.ts';
import type { OpenRow, OpenTable } from './open-table.ts';
import { layoutOf, type RowLayout } from './row-layout.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Stack } from './stack.ts';

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

  /** To be called for every table before the first is placed: what is learnt from one holds for the others. */
  learn({ table, rows }: OpenTable): void {
    for (const row of rows) {
      const full = this.#full(row);
      const layout = layoutOf(this.#lines, this.#stack, { ...row, values: full ?? cellsOf(row) });
      if (!layout) continue;
      if (full) this.#leads.add(layout.leadShapes, layout.lead);
      if (full && layout.trails.length > 0) this.#trails.add(layout.trailShapes, layout.trails[0]!);
      const isExact = layout.lead + spanOf(layout) + layout.trails[0]! === row.columns?.length;
      if (layout.line && (full || isExact))
        this.#starts.add([`${table} ${layout.line.width}`], layout.line.start - (full ? 0 : layout.lead));
    }
  }

  place({ table, rows }: OpenTable): readonly RowReading[] {
    return rows.map(open => {
      const cells = open.columns && this.#certainCells(open, open.columns, table);
      if (cells) return { row: open.row, cells };
      const values = cellsOf(open);
      return values.length === 0
        ? this.#blankRow(open)
        : { row: open.row, cells: {}, loose: values.map(mark => this.#cell(mark)) };
    });
  }

  #certainCells(open: OpenRow, columns: readonly string[], table: TableName): Cells | null {
    const full = this.#full(open);
    if (full)
      return inColumns(
        columns,
        full.map(mark => this.#cell(mark)),
      );
    const values = cellsOf(open);
    const layout = layoutOf(this.#lines, this.#stack, { ...open, values });
    const lead = layout && this.#leadOf(layout, open, table);
    if (lead === null) return null;
    const cells = columns.map((_, column) => {
      const value = values[layout!.offsets.indexOf(column - lead)];
      return value ? this.#cell(value) : this.#blank(layout!.blankAt(column - lead));
    });
    return inColumns(columns, cells);
  }

  /** Blank cells before the first value, if with them and those after the last value the row has just its columns. */
  #leadOf(layout: RowLayout, { columns, headStart }: OpenRow, table: TableName): number | null {
    const count = columns!.length;
    const extraBefore = this.#leads.find(layout.leadShapes);
    const extra = this.#trails.find(layout.trailShapes);
    const lead = layout.lead - extraBefore;
    const filled = lead + spanOf(layout);
    if (lead >= 0 && filled === count && layout.line === null) return lead;
    const isKnown = layout.isClear || this.#leads.knows(layout.leadShapes);
    if (isKnown && lead >= 0 && layout.trails.some(trail => trail >= extra && filled + trail - extra === count))
      return lead;
    if (!layout.line || headStart?.width !== layout.line.width) return null;
    // A row as wide as the heads, which show where its first column is, as long as no other row says otherwise.
    if (!this.#starts.allows(`${table} ${headStart.width}`, headStart.start)) return null;
    const byHeads = layout.line.start - headStart.start;
    const rest = count - byHeads - spanOf(layout);
    return byHeads >= 0 && rest >= 0 && rest <= layout.trails[0]! ? byHeads : null;
  }

  /** As many values as columns: on the label's own line, in all, or alone on one line of those that follow. */
  #full({ columns, label, body }: OpenRow): readonly Mark[] | null {
    if (!columns) return null;
    const values = body.filter(isValueMark);
    const isFull = (some: readonly Mark[]) => some.length === columns.length;
    const own = values.filter(({ line }) => line === label?.line);
    if (isFull(own)) return own;
    if (isFull(values)) return values;
    const fullLines = [...groupBy(values, ({ line }) => line).values()].filter(isFull);
    if (fullLines.length === 1) return fullLines[0]!;
    const cells = wordyCells({ label, body });
    return isFull(cells) ? cells : null;
  }

  /** A row without any value: its cells are blank where the layout shows so many, else they are missing. */
  #blankRow({ row, columns, label, above, next }: OpenRow): RowReading {
    const at = columns && this.#blanksAt(columns.length, label, above, next);
    if (!at) return { row, cells: {}, loose: [] };
    return { row, cells: Object.fromEntries(columns.map(column => [column, this.#blank(at)])) };
  }

  #blanksAt(count: number, label: Mark | null, above: Mark | null, next: Mark | null) {
    if (label) {
      const { slots, text } = this.#lines[label.line]!;
      if (slots.length - 1 - label.slot >= count) return { line: label.line, at: slots[label.slot + 1]! };
      const blanks = next ? this.#stack.blanksAfter(label.line, next.line) : 0;
      return blanks >= count ? { line: label.line, at: text.length } : null;
    }
    if (!above || !next) return null;
    for (let line = above.line + 1; line < next.line; line++)
      if (this.#lines[line]!.slots.length >= count) return { line, at: 0 };
    return this.#stack.distance(above.line, next.line) > count ? { line: above.line + 1, at: 0 } : null;
  }

  #cell({ text, line, from, to }: Mark): CellText {
    return { text, source: placeIn(this.#lines[line]!, from, to) };
  }

  #blank({ line, at }: { line: number; at: number }): CellText {
    const scanned = this.#lines[line];
    return { text: '', source: scanned ? placeIn(scanned, at, at) : {} };
  }
}

/** Null where a column that is printed several times, as a merged cell can be, says different things. */
function inColumns(columns: readonly string[], cells: readonly CellText[]): Cells | null {
  const found: Record<string, CellText> = {};
  for (const [index, column] of columns.entries()) {
    const [before, cell] = [found[column], cells[index]!];
    if (before && before.text !== '' && cell.text !== '' && before.text !== cell.text) return null;
    if (!before || before.text === '') found[column] = cell;
  }
  return found;
}

/** Values, and words that stand in a cell: not the rest of a label on a line of its own. */
function cellsOf({ label, body }: Pick<OpenRow, 'label' | 'body'>): readonly Mark[] {
  const isCellOfRow = ({ kind, line, slot }: Mark) => kind === 'words' && line === label?.line && slot > label.slot;
  return body.filter(mark => isValueMark(mark) || isCellOfRow(mark));
}

/** In a stack words on lines of their own can be cells as well (本单位未制作规章), if together there are as many as columns. */
function wordyCells({ label, body }: Pick<OpenRow, 'label' | 'body'>): readonly Mark[] {
  if (!label || body.some(({ line }, index) => line === label.line || line === body[index - 1]?.line))
    return cellsOf({ label, body });
  return body.filter(mark => isValueMark(mark) || !isRestOf(label, mark));
}

const isValueMark = ({ kind }: Mark) => kind === 'value';
const spanOf = ({ offsets }: RowLayout) => offsets.at(-1)! + 1;

/** Parts of a place in a line; a PDF's lines have a page and no characters. */
export const placeIn = ({ source }: ScannedLine, from: number, to: number): SourcePlace =>
  source.start === undefined ? source : { ...source, start: source.start + from, end: source.start + to };
