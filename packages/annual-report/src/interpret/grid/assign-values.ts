import { isBlank, type PlacedCell } from './grid-rows.ts';

/** A head cell: what stands below it, `[from, to)`, belongs to it. */
export interface Head {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

const overlap = (cell: PlacedCell, head: Head) => Math.min(cell.to, head.to) - Math.max(cell.from, head.from);

/**
 * Which value belongs to which head: by the geometry of the grid where it gives each head exactly one cell, else by order where
 * there are as many values as heads; null where neither is certain.
 */
export function assignValues(
  values: readonly PlacedCell[],
  heads: readonly Head[],
): ReadonlyMap<string, PlacedCell> | null {
  return assignByGeometry(values, heads) ?? assignByOrder(values, inOrder(heads));
}

export const inOrder = (heads: readonly Head[]) =>
  [...heads].sort((one, other) => one.from - other.from).map(({ id }) => id);

export function assignByGeometry(values: readonly PlacedCell[], heads: readonly Head[]) {
  const under = new Map<string, PlacedCell[]>(heads.map(({ id }) => [id, []]));
  for (const value of values) {
    const above = heads.filter(head => overlap(value, head) > 0);
    if (above.length === 0 && isBlank(value)) continue;
    // One value below two heads belongs to neither.
    if (above.length !== 1) return null;
    under.get(above[0]!.id)!.push(value);
  }
  const found = new Map<string, PlacedCell>();
  for (const [id, cells] of under) {
    const printed = cells.filter(cell => !isBlank(cell));
    const cell = printed[0] ?? cells[0];
    if (!cell || printed.length > 1) return null;
    found.set(id, cell);
  }
  return found;
}

export function assignByOrder(values: readonly PlacedCell[], ids: readonly string[]) {
  const cells = [values, withoutOuterBlanks(values), values.filter(value => !isBlank(value))].find(
    candidates => candidates.length === ids.length,
  );
  return cells ? new Map(ids.map((id, index) => [id, cells[index]!])) : null;
}

/** Extra empty cells at the ends of a row are no values. */
function withoutOuterBlanks(values: readonly PlacedCell[]): readonly PlacedCell[] {
  const first = values.findIndex(value => !isBlank(value));
  const last = values.findLastIndex(value => !isBlank(value));
  return first < 0 ? [] : values.slice(first, last + 1);
}

/**
 * A row that stands some columns too far left, and whose figures at the ends are blank, may fit its heads as well as one that
 * stands right, or neither way by its own: only the other rows of the table tell.
 */
export function mayBeShifted(values: readonly PlacedCell[], heads: readonly Head[]): boolean {
  const first = Math.min(...heads.map(({ from }) => from));
  const [before, after] = [values.filter(({ to }) => to <= first), values.slice(heads.length)];
  if (before.length === 0 || after.length !== before.length || !after.every(isBlank)) return false;
  return before.every(isBlank) || assignValues(values, heads) === null;
}
