import { formatNumber } from './format-number.ts';
import type { ListLevel } from './list-level.ts';

const MOST_LEVELS = 9;

/** Counts the numbered paragraphs of a document in reading order and gives what stands before each. */
export class ListCounter {
  readonly #counts = new Map<string, number[]>();
  readonly #started = new Set<string>();

  /**
   * `list`: paragraphs of one list count together; `restart`: where a list is told to begin anew with its first paragraph
   * under this name, the number to begin with.
   */
  next(
    list: string,
    levels: readonly ListLevel[],
    at: number,
    restart?: { readonly by: string; readonly start: number },
  ) {
    const level = levels[at];
    if (!level || at >= MOST_LEVELS) return '';
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    if (restart && !this.#started.has(`${restart.by}/${at}`)) {
      this.#started.add(`${restart.by}/${at}`);
      counts[at] = restart.start;
    } else {
      counts[at] = (counts[at] ?? level.start - 1) + 1;
    }
    for (let deeper = at + 1; deeper < MOST_LEVELS; deeper++)
      if (counts[deeper] !== undefined && startsAgain(levels[deeper], deeper, at)) delete counts[deeper];
    return print(levels, level, counts);
  }
}

function startsAgain(level: ListLevel | undefined, at: number, counted: number): boolean {
  const after = level?.restartsAfter ?? at;
  return after !== 0 && counted < after;
}

function print(levels: readonly ListLevel[], level: ListLevel, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return '';
  const printed = level.template.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = levels[at];
    if (!other) return '';
    return formatNumber(counts[at] ?? other.start, level.isLegal ? 'decimal' : other.format);
  });
  return printed === '' ? '' : printed + (level.suffix === 'space' ? ' ' : '');
}
