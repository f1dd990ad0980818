import type { Mark } from './mark-tokens.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Stack } from './stack.ts';

/** Where the values of a row stand among its cells, blank ones counted, as the layout of the text shows it. */
export interface RowLayout {
  /** Cells between the label (or the beginning of the row) and the first value. */
  readonly lead: number;
  /** Cells from the first value on, for each value: 0, 1, … */
  readonly offsets: readonly number[];
  /** Cells after the last value; several where pipes or lines at the row's end can be cells or not. */
  readonly trails: readonly number[];
  /** Whether what comes after the last value is plain to see. */
  readonly isClear: boolean;
  /** Rows of one shape have as many extra cells before and after their values as each other: the closest shape first. */
  readonly leadShapes: readonly string[];
  readonly trailShapes: readonly string[];
  /** Where the row is a line with a beginning: cells before the first value, and cells in all. */
  readonly line: { readonly start: number; readonly width: number } | null;
  /** The place of a blank cell, counted from the first value. */
  blankAt(offset: number): { readonly line: number; readonly at: number };
}

export interface RowMarks {
  readonly columns: readonly string[] | null;
  readonly label: Mark | null;
  readonly above: Mark | null;
  readonly values: readonly Mark[];
  readonly next: Mark | null;
}

/** Null where the text does not part its cells: by spaces alone nobody can tell a blank cell. */
export function layoutOf(lines: readonly ScannedLine[], stack: Stack, row: RowMarks): RowLayout | null {
  if (row.values.length === 0) return null;
  return stack.prevails && isStacked(lines, row) ? stackedLayout(stack, row) : inlineLayout(lines, row);
}

/** Every value alone on its line, with no more than the border of its cell. */
function isStacked(lines: readonly ScannedLine[], { label, values }: RowMarks): boolean {
  const isAlone = ({ line }: Mark) => lines[line]!.tokens.length === 1 && lines[line]!.slots.length <= 3;
  return values.every(value => value.line !== label?.line && isAlone(value));
}

const shapeOf = (mark: Mark | null) =>
  mark === null ? 'end' : mark.kind !== 'label' ? mark.kind : `${mark.slot} ${numberOf(mark.text)}`;
const numberOf = (text: string) => (/^\s*[（(]/u.test(text) ? '（一）' : /^\s*\d/u.test(text) ? '1' : '一');

function stackedLayout(stack: Stack, { label: own, above, values, next }: RowMarks): RowLayout | null {
  const [first, last] = [values[0]!, values.at(-1)!];
  const label = own ?? above;
  const offsets = values.map(({ line }) => stack.distance(first.line, line));
  const lead = label ? stack.distance(label.line, first.line) - 1 : 0;
  if (!areDistinctCells(offsets) || !Number.isInteger(lead)) return null;
  return {
    lead,
    offsets,
    isClear: true,
    trails: next ? [stack.blanksAfter(last.line, next.line)] : [],
    leadShapes: [`stack ${shapeOf(label)}`],
    trailShapes: [`stack ${shapeOf(next)}`],
    line: null,
    blankAt: offset => ({ line: stack.lineAt(first.line, offset), at: 0 }),
  };
}

function inlineLayout(lines: readonly ScannedLine[], row: RowMarks): RowLayout | null {
  const { values } = row;
  const joined = joinLines(lines, row);
  if (joined.width === 1) return null;
  const { label } = row;
  const first = joined.cellOf(values[0]!);
  const offsets = values.map(value => joined.cellOf(value) - first);
  const labelCell = label && label.line >= joined.from ? joined.cellOf(label) : -1;
  if (!areDistinctCells(offsets) || first <= labelCell) return null;
  const shape = `${row.columns?.length} columns, label ${labelCell}`;
  const trail = joined.width - 1 - joined.cellOf(values.at(-1)!);
  return {
    lead: first - labelCell - 1,
    offsets,
    isClear: joined.moreAfter === 0 && joined.spanAfter === 0,
    trails: [trail, trail + joined.moreAfter, trail - joined.spanAfter],
    leadShapes: [`${shape} of ${joined.width}`, shape],
    trailShapes: [`${shape} of ${joined.width}`, shape],
    line: { start: first, width: joined.width },
    blankAt: offset => joined.placeOf(first + offset),
  };
}

/** The line of a row; where blank cells break it over lines, the last cell of a line goes on in the first of the next. */
function joinLines(lines: readonly ScannedLine[], { label, values, next }: RowMarks) {
  const last = values.at(-1)!.line;
  const from = beginningOf(lines, label, values[0]!);
  const before = new Map<number, number>();
  let width = 1;
  for (let line = from; line <= last; line++) {
    before.set(line, width - 1);
    width += lines[line]!.slots.length - 1;
  }
  let moreAfter = 0;
  for (let line = last + 1; line < (next?.line ?? 0) && lines[line]!.tokens.length === 0; line++)
    moreAfter += lines[line]!.slots.length - 1;
  return {
    from,
    width,
    spanAfter: lines[last]!.pipesAtEnd > 1 ? lines[last]!.pipesAtEnd : 0,
    moreAfter,
    cellOf: ({ line, slot }: Mark) => before.get(line)! + slot,
    placeOf: (cell: number) => {
      let line = from;
      while (line < last && before.get(line)! + lines[line]!.slots.length - 1 < cell) line++;
      return { line, at: lines[line]!.slots[cell - before.get(line)!] ?? lines[line]!.text.length };
    },
  };
}

/** The label's line, if nothing but blank cells stands between it and the first value. */
function beginningOf(lines: readonly ScannedLine[], label: Mark | null, first: Mark): number {
  if (!label || label.line === first.line || lines[label.line]!.tokens.at(-1)?.slot !== label.slot) return first.line;
  for (let line = label.line; line < first.line; line++) {
    const { slots, tokens, text } = lines[line]!;
    if ((slots.length === 1 && text.trim() !== '') || (line > label.line && tokens.length > 0)) return first.line;
  }
  return lines[label.line]!.slots.length > label.slot + 1 ? label.line : first.line;
}

const areDistinctCells = (offsets: readonly number[]) =>
  offsets.every((offset, index) => Number.isInteger(offset) && (index === 0 || offset > offsets[index - 1]!));
