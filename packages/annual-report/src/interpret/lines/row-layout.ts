import type { Mark } from './mark-tokens.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Stack } from './stack.ts';

/** Where the values of a row stand among its cells, blank ones counted, as the layout of the text shows it. */
export interface RowLayout {
  /** Cells between the label (or the beginning of the row) and the first value. */
  readonly lead: number;
  /** Cells from the first value on, for each value: 0, 1, … */
  readonly offsets: readonly number[];
  /** Cells after the last value. */
  readonly trail: number;
  /** Rows of one shape have as many extra cells before and after their values as each other. */
  readonly leadShape: string;
  readonly trailShape: string;
  /** Cells of the row from its very beginning to the first value, and in all; null in a stack, where rows have no beginning. */
  readonly start: number | null;
  readonly width: number | null;
  /** The place of a blank cell, counted from the first value. */
  blankAt(offset: number): { readonly line: number; readonly at: number };
}

/** Null where the text does not part its cells: by spaces alone nobody can tell a blank cell. */
export function layoutOf(
  lines: readonly ScannedLine[],
  stack: Stack,
  label: Mark | null,
  values: readonly Mark[],
  next: Mark | null,
): RowLayout | null {
  const first = values[0];
  const last = values.at(-1);
  if (!first || !last) return null;
  return isStacked(lines, label, values)
    ? stackedLayout(stack, label, values, next)
    : inlineLayout(lines, label, first, last, values);
}

/** Every value alone on its line, with no more than the border of its cell. */
function isStacked(lines: readonly ScannedLine[], label: Mark | null, values: readonly Mark[]): boolean {
  const isAlone = ({ line }: Mark) => lines[line]!.tokens.length === 1 && lines[line]!.slots.length <= 3;
  return values.every(value => value.line !== label?.line && isAlone(value));
}

const depthOf = (mark: Mark | null) =>
  mark === null ? 'end' : mark.kind !== 'label' ? mark.kind : `${mark.slot} ${numberOf(mark.text)}`;
const numberOf = (text: string) => (/^\s*[（(]/u.test(text) ? '（一）' : /^\s*\d/u.test(text) ? '1' : '一');

function stackedLayout(stack: Stack, label: Mark | null, values: readonly Mark[], next: Mark | null): RowLayout | null {
  const [first, last] = [values[0]!, values.at(-1)!];
  const offsets = values.map(({ line }) => stack.distance(first.line, line));
  const lead = label ? stack.distance(label.line, first.line) - 1 : 0;
  const trail = next ? stack.blanksAfter(last.line, next.line) : Number.POSITIVE_INFINITY;
  if (!areDistinctCells(offsets) || !Number.isInteger(lead)) return null;
  return {
    lead,
    offsets,
    trail,
    leadShape: `stack ${depthOf(label)}`,
    trailShape: `stack ${depthOf(next)}`,
    start: null,
    width: null,
    blankAt: offset => ({ line: stack.lineAt(first.line, offset), at: 0 }),
  };
}

/** A row whose blank cells break it over lines is joined again: the last cell of a line goes on in the first of the next. */
function inlineLayout(
  lines: readonly ScannedLine[],
  label: Mark | null,
  first: Mark,
  last: Mark,
  values: readonly Mark[],
): RowLayout | null {
  const before = new Map<number, number>();
  let width = 1;
  for (let line = first.line; line <= last.line; line++) {
    before.set(line, width - 1);
    width += lines[line]!.slots.length - 1;
  }
  if (width === 1) return null;
  const cellOf = ({ line, slot }: Mark) => before.get(line)! + slot;
  const labelCell = label?.line === first.line ? label.slot : -1;
  const start = cellOf(first);
  const offsets = values.map(value => cellOf(value) - start);
  if (!areDistinctCells(offsets) || start <= labelCell) return null;
  return {
    lead: start - labelCell - 1,
    offsets,
    trail: width - 1 - cellOf(last),
    leadShape: `${labelCell} of ${width}`,
    trailShape: `${labelCell} of ${width}`,
    start,
    width,
    blankAt: offset => {
      let line = first.line;
      while (line < last.line && before.get(line)! + lines[line]!.slots.length - 1 < start + offset) line++;
      return { line, at: lines[line]!.slots[start + offset - before.get(line)!] ?? 0 };
    },
  };
}

const areDistinctCells = (offsets: readonly number[]) =>
  offsets.every((offset, index) => Number.isInteger(offset) && (index === 0 || offset > offsets[index - 1]!));
