import { parseCell } from '../../read/parse-cell.ts';
import type { CellText } from '../table-reading.ts';

/** One way to give what stands in a row to its columns: a text for each column, null where the column got none. */
export type Candidate = readonly (string | null)[];

export interface Candidates {
  readonly ways: readonly Candidate[];
  readonly how: 'run-together' | 'sums';
}

const MOST_WAYS = 4000;
const MOST_STEPS = 200_000;
const NONE: Candidates = { ways: [], how: 'sums' };

/**
 * All ways in which loose texts can fill columns, in their order: digits run together are cut, missing cells are left open, a
 * stranger among the figures (a page number) is left out. `totalEvery`: the last of so many columns is the total of the others. None where there are too many ways, or where the texts are no figures.
 */
export function waysToFill(loose: readonly CellText[], columnCount: number, totalEvery: number | null): Candidates {
  const texts = loose.map(({ text }) => text.trim());
  const printed = texts.filter(text => text !== '');
  if (texts.length === columnCount) return { ways: [texts], how: 'sums' };
  if (printed.length === columnCount) return { ways: [printed], how: 'sums' };
  // Blanks are printed facts: with other than so many cells nobody can say which column they stand in.
  if (printed.length !== texts.length) return NONE;
  const mustBeCut = printed.length < columnCount && printed.some(text => /^0\d/u.test(text));
  if (mustBeCut || (printed.length === 1 && printed[0]!.length >= columnCount))
    return { ways: cutInto(printed, columnCount, totalEvery), how: 'run-together' };
  if (!printed.every(isFigure)) {
    const figures = printed.filter(isFigure);
    return figures.length === columnCount ? { ways: [figures], how: 'sums' } : NONE;
  }
  return {
    ways: printed.length < columnCount ? spreadOver(printed, columnCount) : pickFrom(printed, columnCount),
    how: 'sums',
  };
}

const isFigure = (text: string) => parseCell(text).kind === 'number';

/**
 * Every cutting of runs of digits into so many whole numbers without leading zeros; where the last of every so many is their
 * total, only those that add up.
 */
function cutInto(texts: readonly string[], count: number, totalEvery: number | null): Candidate[] {
  if (!texts.every(text => /^\d+$/u.test(text))) return [];
  const ways: string[][] = [];
  let steps = 0;
  const cut = (index: number, from: number, taken: readonly string[]): void => {
    if (++steps > MOST_STEPS || ways.length > MOST_WAYS) return;
    const text = texts[index];
    if (text === undefined) {
      if (taken.length === count && addsUp(taken, totalEvery)) ways.push([...taken]);
      return;
    }
    if (taken.length + (texts.length - index) > count || !addsUp(taken, totalEvery)) return;
    const longest = text[from] === '0' ? from + 1 : text.length;
    for (let to = from + 1; to <= longest; to++) {
      const next = [...taken, text.slice(from, to)];
      if (to === text.length) cut(index + 1, 0, next);
      else if (next.length < count) cut(index, to, next);
    }
  };
  cut(0, 0, []);
  return steps > MOST_STEPS || ways.length > MOST_WAYS ? [] : ways;
}

function addsUp(taken: readonly string[], every: number | null): boolean {
  if (every === null || taken.length === 0 || taken.length % every !== 0) return true;
  const parts = taken.slice(-every, -1).reduce((sum, digits) => sum + Number(digits), 0);
  return parts === Number(taken.at(-1));
}

function spreadOver(texts: readonly string[], count: number): Candidate[] {
  const ways: Candidate[] = [];
  const spread = (index: number, taken: readonly (string | null)[]): void => {
    const left = count - taken.length;
    if (left === 0) {
      ways.push(taken);
      return;
    }
    const texts_ = texts.length - index;
    if (texts_ > 0) spread(index + 1, [...taken, texts[index]!]);
    if (left > texts_) spread(index, [...taken, null]);
  };
  spread(0, []);
  return ways;
}

const MOST_STRANGERS = 2;

function pickFrom(texts: readonly string[], count: number): Candidate[] {
  if (texts.length > count + MOST_STRANGERS) return [];
  const ways: Candidate[] = [];
  const pick = (index: number, taken: readonly string[]): void => {
    if (taken.length === count) {
      ways.push(taken);
      return;
    }
    if (texts.length - index < count - taken.length) return;
    pick(index + 1, [...taken, texts[index]!]);
    pick(index + 1, taken);
  };
  pick(0, []);
  return ways;
}
