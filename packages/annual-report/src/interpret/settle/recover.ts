import { parseCell } from '../../read/parse-cell.ts';
import type { Candidate } from './row-candidates.ts';
import { holds, type Sum, solveSum } from './sums.ts';

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

const MOST_COMBINATIONS = 20_000;

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
  for (let changed = true; changed; ) {
    changed = solveMissing(values, missing, open, sums);
    for (const row of open) {
      const solutions = solutionsOf(row, values, sums);
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
    const solved = solveSum(sum, values);
    if (!solved || ![...solved.keys()].every(key => missing.has(key) && !taken.has(key))) continue;
    for (const [key, value] of solved) values.set(key, value);
    changed = true;
  }
  return changed;
}

/** The different values that the ways of a row allow; none where one of its ways leaves cells undetermined. */
function solutionsOf(
  row: OpenRow,
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
): readonly (readonly number[])[] {
  const keys = new Set(row.keys);
  const own = sums.filter(({ left, right }) => [...left, ...right].some(key => keys.has(key)));
  const found = new Map<string, readonly number[]>();
  for (const way of row.ways) {
    const filled = fill(row.keys, way, values, own);
    if (filled === 'contradiction') continue;
    if (filled === 'open') return [];
    found.set(filled.join(' '), filled);
  }
  return [...found.values()];
}

function fill(
  keys: readonly string[],
  way: Candidate,
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
): readonly number[] | 'contradiction' | 'open' {
  const trial = new Map(values);
  for (const [index, key] of keys.entries()) {
    const text = way[index];
    if (text === null || text === undefined) continue;
    const { value } = parseCell(text);
    if (value === null) return 'open';
    trial.set(key, value);
  }
  const isOpen = new Set(keys.filter((_, index) => way[index] === null));
  for (let changed = isOpen.size > 0; changed; ) {
    changed = false;
    for (const sum of sums) {
      const solved = solveSum(sum, trial);
      if (!solved || ![...solved.keys()].every(key => isOpen.has(key))) continue;
      for (const [key, value] of solved) trial.set(key, value);
      changed = true;
    }
  }
  if (sums.some(sum => holds(sum, trial) === false || isImpossible(sum, trial))) return 'contradiction';
  const filled = keys.map(key => trial.get(key));
  return filled.every(value => value !== undefined) ? filled : 'open';
}

/** The known cells of one side alone already exceed the other side, which is known. */
function isImpossible({ left, right }: Sum, values: ReadonlyMap<string, number>): boolean {
  const sumOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (values.get(key) ?? 0), 0);
  const isKnown = (keys: readonly string[]) => keys.every(key => values.has(key));
  return (isKnown(right) && sumOf(left) > sumOf(right)) || (isKnown(left) && sumOf(right) > sumOf(left));
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
  const survivors = new Map(rows.map(row => [row, new Map<string, readonly number[]>()]));
  const choose = (index: number, trial: Map<string, number>, chosen: readonly (readonly number[])[]): void => {
    const row = rows[index];
    if (!row) {
      if (sums.some(sum => holds(sum, trial) === false)) return;
      for (const [at, one] of rows.entries()) survivors.get(one)!.set(chosen[at]!.join(' '), chosen[at]!);
      return;
    }
    for (const solution of left.get(row)!) {
      const next = new Map(trial);
      for (const [at, key] of row.keys.entries()) next.set(key, solution[at]!);
      choose(index + 1, next, [...chosen, solution]);
    }
  };
  choose(0, values, []);
  for (const [row, found] of survivors) {
    const solutions = [...found.values()];
    left.set(row, solutions);
    if (solutions.length === 1) for (const [at, key] of row.keys.entries()) values.set(key, solutions[0]![at]!);
  }
}
