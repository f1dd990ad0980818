import type { Mark } from './mark-tokens.ts';
import type { ScannedLine } from './scan-lines.ts';

/**
 * How a text that gives each cell a line of its own tells where the next cell begins: every line that begins with a tab or has
 * a pipe, a lone pipe between the cells, every line, or every second one (a blank line between paragraphs).
 */
type StackStyle = 'tab' | 'pipe' | 'lone-pipe' | 'line' | 'paragraph';

/** Numbers the cells of a text with one cell on a line, blank ones too. */
export class Stack {
  readonly #lines: readonly ScannedLine[];
  readonly #cellsBefore: Float64Array;
  readonly #style: StackStyle;
  /** Whether most values have a line of their own. */
  readonly prevails: boolean;

  constructor(lines: readonly ScannedLine[], marks: readonly Mark[]) {
    this.#lines = lines;
    this.#style = styleOf(lines, marks);
    const values = marks.filter(({ kind }) => kind === 'value');
    this.prevails = values.filter(({ line }) => lines[line]!.tokens.length === 1).length > values.length / 2;
    this.#cellsBefore = new Float64Array(lines.length + 1);
    for (const [index, line] of lines.entries())
      this.#cellsBefore[index + 1] = this.#cellsBefore[index]! + weightOf(line, this.#style);
  }

  /** How many cells lie between two lines: 1 from a cell to the next. Broken where the lines are no whole number of cells. */
  distance(from: number, to: number): number {
    return this.#cellsBefore[to]! - this.#cellsBefore[from]!;
  }

  /** Blank cells between a row's last value and what comes after: in a stack of tabs an empty line ends the row. */
  blanksAfter(line: number, next: number): number {
    if (this.#style !== 'tab') return this.distance(line, next) - 1;
    let blanks = 0;
    for (let index = line + 1; index < next; index++) {
      const { text } = this.#lines[index]!;
      if (text.startsWith('\t')) blanks++;
      else if (text.trim() === '') break;
    }
    return blanks;
  }

  /** The line of a cell, counted from a line. */
  lineAt(from: number, distance: number): number {
    const step = distance < 0 ? -1 : 1;
    let line = from;
    while (line >= 0 && line < this.#lines.length && this.distance(from, line) !== distance) line += step;
    return line;
  }
}

const SPAN = /^[\s|｜¦]*[|｜¦]{2,}\s*$/u;
const LONE_PIPE = /^\s*[|｜¦]\s*$/u;

/** What a line adds to the number of the cell after it. */
function weightOf({ text, isFurniture }: ScannedLine, style: StackStyle): number {
  if (isFurniture) return 0;
  switch (style) {
    case 'tab':
      return text.startsWith('\t') ? 1 : 0;
    case 'pipe':
      return /[|｜¦]/u.test(text) && !SPAN.test(text) ? 1 : 0;
    case 'lone-pipe':
      return LONE_PIPE.test(text) ? 1 : 0;
    case 'line':
      return LONE_PIPE.test(text) ? 0 : 1;
    case 'paragraph':
      return LONE_PIPE.test(text) ? 0 : 0.5;
  }
}

/** What stands between most neighbours that each have a line of their own. */
function styleOf(lines: readonly ScannedLine[], marks: readonly Mark[]): StackStyle {
  const votes = new Map<StackStyle, number>();
  for (let index = 1; index < marks.length; index++) {
    const [before, mark] = [marks[index - 1]!, marks[index]!];
    if (mark.line === before.line) continue;
    const style = styleBetween(lines, before.line, mark.line);
    const weight = before.kind === 'value' && mark.kind === 'value' ? 3 : 1;
    if (style) votes.set(style, (votes.get(style) ?? 0) + weight);
  }
  let best: StackStyle = 'line';
  for (const [style, count] of votes) if (count > (votes.get(best) ?? 0)) best = style;
  return best;
}

function styleBetween(lines: readonly ScannedLine[], from: number, to: number): StackStyle | null {
  const [first, second] = [lines[from]!, lines[to]!];
  if (first.tokens.length > 1 || second.tokens.length > 1) return null;
  if (first.text.startsWith('\t') && second.text.startsWith('\t')) return to === from + 1 ? 'tab' : null;
  const between = lines.slice(from + 1, to);
  if (/[|｜¦]/u.test(first.text)) return 'pipe';
  const pipes = between.filter(({ text }) => LONE_PIPE.test(text)).length;
  if (pipes > 0) return pipes === 1 ? 'lone-pipe' : null;
  return to === from + 1 ? 'line' : to === from + 2 ? 'paragraph' : null;
}
