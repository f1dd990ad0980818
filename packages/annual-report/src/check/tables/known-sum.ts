/** A sum of cells of which some may be blank: what is known of it. */
export interface KnownSum {
  /** Of the cells that hold a number. */
  readonly known: number;
  /** How many hold none. */
  readonly open: number;
}

export function sumUp(values: readonly (number | null | undefined)[]): KnownSum {
  let known = 0;
  let open = 0;
  for (const value of values) {
    if (value === null || value === undefined) open++;
    else known += value;
  }
  return { known, open };
}

/** `equal`, `unequal`, or `open`: whole numbers ≥ 0 for the blank cells could still make them equal. */
export function compareSums(left: KnownSum, right: KnownSum): 'equal' | 'unequal' | 'open' {
  const couldBeEqual =
    left.open > 0 && right.open > 0
      ? true
      : left.open > 0
        ? left.known <= right.known
        : right.open > 0
          ? right.known <= left.known
          : left.known === right.known;
  if (!couldBeEqual) return 'unequal';
  return left.open + right.open > 0 ? 'open' : 'equal';
}
