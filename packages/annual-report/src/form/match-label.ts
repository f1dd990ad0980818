import { normaliseLabel } from './normalise-label.ts';

export interface Labelled {
  readonly official: string;
  readonly alsoPrinted?: readonly string[] | undefined;
  readonly misprints?: readonly string[] | undefined;
}

export interface LabelMatch<T> {
  readonly value: T;
  readonly official: string;
  /** `near`: one slip of the pen away from exactly one label. */
  readonly kind: 'official' | 'variant' | 'misprint' | 'near';
}

/** The labels of one set (rows of a table, its columns, the sections), ready to be found in whatever way they are printed. */
export class LabelSet<T> {
  readonly #exact = new Map<string, LabelMatch<T>>();

  constructor(labels: Iterable<readonly [T, Labelled]>) {
    for (const [value, { official, alsoPrinted = [], misprints = [] }] of labels) {
      this.#put(official, { value, official, kind: 'official' });
      for (const text of alsoPrinted) this.#put(text, { value, official, kind: 'variant' });
      for (const text of misprints) this.#put(text, { value, official, kind: 'misprint' });
    }
  }

  /** A label that two values share (其他, 总计) belongs to neither: only its neighbours can tell. */
  find(printed: string): LabelMatch<T> | null {
    const wanted = normaliseLabel(printed);
    if (wanted === '') return null;
    return this.#exact.get(wanted) ?? this.#findNear(wanted);
  }

  #put(text: string, match: LabelMatch<T>): void {
    const key = normaliseLabel(text);
    const before = this.#exact.get(key);
    if (!before) this.#exact.set(key, match);
    else if (before.value !== match.value && before.kind !== 'official')
      throw new Error(`"${text}" stands for two labels of one set`);
  }

  /** One character wrong, missing or too many in at least four; never where two labels are as near. */
  #findNear(wanted: string): LabelMatch<T> | null {
    if (wanted.length < 4) return null;
    const near = [...this.#exact].filter(([key]) => key.length >= 4 && isOneSlipAway(key, wanted));
    const values = new Set(near.map(([, { value }]) => value));
    return values.size === 1 ? { ...near[0]![1], kind: 'near' } : null;
  }
}

/** One substitution, insertion, deletion, or two neighbours swapped. */
export function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const leftShort = short.length - start - end;
  const leftLong = long.length - start - end;
  if (leftLong <= 1) return true;
  return leftShort === 2 && leftLong === 2 && short[start] === long[start + 1] && short[start + 1] === long[start];
}
