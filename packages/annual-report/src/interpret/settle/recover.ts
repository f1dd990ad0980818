import { parseCell } from '../../read/parse-cell.ts';
import type { Candidate } from './row-candidates.ts';
import { contradicts, type Lookup, type Sum, solveSum } from './sums.ts';

/** A row whose texts are not yet given to its columns. */
export interface OpenRow {
  /** Cell keys of the columns that are open, in the order of the form. */
  readonly keys: readonly string[];
  readonly ways: readonly Candidate[];
}

export interface Recovered {
  /** Cells that only one solution fits. */
  readonly values: ReadonlyMap<string, number>;
  /** For each open row, how many solutions are left: 1 where it is settled. */
  readonly solutions: ReadonlyMap<OpenRow, number>;
}

const MOST_COMBINATIONS = 4000;

/**
 * What the form's sums fix: missing cells that one sum leaves no choice, and the one way of filling an open row that contradicts
 * no sum. Where two ways give different values, neither is taken.
 */
export function recover(
  known: ReadonlyMap<string, number>,
  missing: ReadonlySet<string>,
  rows: readonly OpenRow[],
  sums: readonly Sum[],
): Recovered {
  const values = new Map(known);
  const open = new Set(rows);
  const left = new Map<OpenRow, readonly (readonly number[])[]>();
  const fillings = new Map(rows.map(row => [row, new Filling(row, sums)]));
  for (let changed = true; changed; ) {
    changed = solveMissing(values, missing, open, sums);
    for (const row of open) {
      const solutions = fillings.get(row)!.solutions(values);
      left.set(row, solutions);
      if (solutions.length !== 1) continue;
      for (const [index, key] of row.keys.entries()) values.set(key, solutions[0]![index]!);
      open.delete(row);
      changed = true;
    }
  }
  settleTogether([...open], left, values, sums);
  const found = new Map([...values].filter(([key]) => !known.has(key)));
  return { values: found, solutions: new Map([...left].map(([row, solutions]) => [row, solutions.length])) };
}

/** Cells without any text of their own: only from sums in which all else is known. */
function solveMissing(
  values: Map<string, number>,
  missing: ReadonlySet<string>,
  open: ReadonlySet<OpenRow>,
  sums: readonly Sum[],
): boolean {
  const taken = new Set([...open].flatMap(({ keys }) => keys));
  let changed = false;
  for (const sum of sums) {
    const solved = solveSum(sum, key => values.get(key));
    if (!solved.every(([key]) => missing.has(key) && !taken.has(key))) continue;
    for (const [key, value] of solved) values.set(key, value);
    changed ||= solved.length > 0;
  }
  return changed;
}

/** The ways of one row that no sum contradicts yet; fewer, the more is known around it. */
class Filling {
  readonly #keys: readonly string[];
  readonly #sums: readonly Sum[];
  #ways: readonly Candidate[];

  constructor({ keys, ways }: OpenRow, sums: readonly Sum[]) {
    const own = new Set(keys);
    this.#keys = keys;
    this.#ways = ways;
    this.#sums = sums.filter(({ left, right }) => [...left, ...right].some(key => own.has(key)));
  }

  /** The different values that the ways allow; none where one of them leaves cells undetermined. */
  solutions(values: ReadonlyMap<string, number>): readonly (readonly number[])[] {
    const found = new Map<string, readonly number[]>();
    let isOpen = false;
    this.#ways = this.#ways.filter(way => {
      const filled = fill(this.#keys, way, values, this.#sums);
      if (filled === 'open') isOpen = true;
      else if (filled !== 'contradiction') found.set(filled.join(' '), filled);
      return filled !== 'contradiction';
    });
    return isOpen ? [] : [...found.values()];
  }
}

function fill(
  keys: readonly string[],
  way: Candidate,
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
): readonly number[] | 'contradiction' | 'open' {
  const trial = new Map<string, number>();
  const valueOf: Lookup = key => trial.get(key) ?? values.get(key);
  for (const [index, key] of keys.entries()) {
    const text = way[index];
    if (text === null || text === undefined) continue;
    const { value } = parseCell(text);
    if (value === null) return 'open';
    trial.set(key, value);
  }
  if (trial.size < keys.length) fillOpen(keys, trial, valueOf, sums);
  if (sums.some(sum => contradicts(sum, valueOf))) return 'contradiction';
  const filled = keys.map(key => trial.get(key));
  return filled.every(value => value !== undefined) ? filled : 'open';
}

/** The columns to which a way gives no text: what the sums leave no choice. */
function fillOpen(keys: readonly string[], trial: Map<string, number>, valueOf: Lookup, sums: readonly Sum[]): void {
  const open = new Set(keys.filter(key => !trial.has(key)));
  for (let changed = true; changed; ) {
    changed = false;
    for (const sum of sums) {
      const solved = solveSum(sum, valueOf);
      if (!solved.every(([key]) => open.has(key))) continue;
      for (const [key, value] of solved) trial.set(key, value);
      changed ||= solved.length > 0;
    }
  }
}

/** Rows that only together satisfy the sums: every combination within bounds; a row on which all agree is settled. */
function settleTogether(
  open: readonly OpenRow[],
  left: Map<OpenRow, readonly (readonly number[])[]>,
  values: Map<string, number>,
  sums: readonly Sum[],
): void {
  const rows = open.filter(row => (left.get(row)?.length ?? 0) > 1);
  const combinations = rows.reduce((count, row) => count * left.get(row)!.length, 1);
  if (rows.length < 2 || combinations > MOST_COMBINATIONS) return;
  const keys = new Set(rows.flatMap(row => row.keys));
  const own = sums.filter(({ left: one, right }) => [...one, ...right].some(key => keys.has(key)));
  const survivors = new Map(rows.map(row => [row, new Map<string, readonly number[]>()]));
  const trial = new Map<string, number>();
  const valueOf: Lookup = key => trial.get(key) ?? values.get(key);
  const choose = (index: number, chosen: readonly (readonly number[])[]): void => {
    const row = rows[index];
    if (!row) {
      for (const [at, one] of rows.entries()) survivors.get(one)!.set(chosen[at]!.join(' '), chosen[at]!);
      return;
    }
    for (const solution of left.get(row)!) {
      for (const [at, key] of row.keys.entries()) trial.set(key, solution[at]!);
      if (!own.some(sum => contradicts(sum, valueOf))) choose(index + 1, [...chosen, solution]);
    }
    for (const key of row.keys) trial.delete(key);
  };
  choose(0, []);
  for (const [row, found] of survivors) {
    const solutions = [...found.values()];
    left.set(row, solutions);
    if (solutions.length === 1) for (const [at, key] of row.keys.entries()) values.set(key, solutions[0]![at]!);
  }
}
