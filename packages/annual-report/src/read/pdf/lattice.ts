import type { Ruling, Rulings } from './rulings.ts';

/** A table drawn with lines: the coordinates of its lattice, and its cells as stretches of it. */
export interface LatticeTable {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
}

export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Lines nearer than this are one: double borders, and the two edges of a browser's border. */
const SAME_LINE = 3.5;
const TOUCH = 4;
/** A border counts when it runs along at least this share of a cell's side. */
const COVERS = 0.6;
const MOST_LATTICE_CELLS = 50_000;

export function findTables({ horizontal, vertical }: Rulings): readonly LatticeTable[] {
  const groups = connect(joinCollinear(horizontal), joinCollinear(vertical));
  return groups
    .flatMap(group => buildTable(group) ?? [])
    .sort((one, other) => one.ys[0]! - other.ys[0]! || one.xs[0]! - other.xs[0]!);
}

/** Pieces of one line made one. */
function joinCollinear(rulings: readonly Ruling[]): readonly Ruling[] {
  const joined: { at: number; from: number; to: number }[] = [];
  for (const ruling of [...rulings].sort((one, other) => one.at - other.at || one.from - other.from)) {
    const before = joined.findLast(
      line => Math.abs(line.at - ruling.at) <= 1.5 && ruling.from <= line.to + TOUCH && ruling.to >= line.from - TOUCH,
    );
    if (before) {
      before.from = Math.min(before.from, ruling.from);
      before.to = Math.max(before.to, ruling.to);
    } else joined.push({ ...ruling });
    // Lines far above can no longer be met.
    if (joined.length > 2_000) joined.splice(0, 500);
  }
  return joined;
}

interface Lines {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

/** Lines that meet belong to one table. */
function connect(horizontal: readonly Ruling[], vertical: readonly Ruling[]): readonly Lines[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, n) => n);
  const find = (n: number): number => {
    let root = n;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const [h, across] of horizontal.entries())
    for (const [v, down] of vertical.entries())
      if (
        down.at >= across.from - TOUCH &&
        down.at <= across.to + TOUCH &&
        across.at >= down.from - TOUCH &&
        across.at <= down.to + TOUCH
      )
        parent[find(h)] = find(horizontal.length + v);
  const groups = new Map<number, { horizontal: Ruling[]; vertical: Ruling[] }>();
  const groupOf = (n: number) => {
    const root = find(n);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  for (const [h, ruling] of horizontal.entries()) groupOf(h).horizontal.push(ruling);
  for (const [v, ruling] of vertical.entries()) groupOf(horizontal.length + v).vertical.push(ruling);
  return [...groups.values()];
}

function buildTable(lines: Lines): LatticeTable | null {
  const edges = (across: readonly Ruling[]) => [
    Math.min(...across.map(({ from }) => from)),
    Math.max(...across.map(({ to }) => to)),
  ];
  // A table open at its sides still has a first and a last column.
  const xs = cluster([...lines.vertical.map(({ at }) => at), ...edges(lines.horizontal)]);
  const ys = cluster([...lines.horizontal.map(({ at }) => at), ...edges(lines.vertical)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_LATTICE_CELLS) return null;
  if (lines.horizontal.length + lines.vertical.length < 4) return null;
  const covers = (rulings: readonly Ruling[], at: number, from: number, to: number) => {
    let covered = 0;
    for (const ruling of rulings)
      if (Math.abs(ruling.at - at) <= SAME_LINE)
        covered = Math.max(covered, Math.min(ruling.to, to) - Math.max(ruling.from, from));
    return covered >= COVERS * (to - from);
  };
  const isOpenRight = (row: number, column: number) => !covers(lines.vertical, xs[column + 1]!, ys[row]!, ys[row + 1]!);
  const isOpenBelow = (row: number, column: number) =>
    !covers(lines.horizontal, ys[row + 1]!, xs[column]!, xs[column + 1]!);
  return { xs, ys, cells: mergeCells(rows, columns, isOpenRight, isOpenBelow) };
}

function cluster(values: readonly number[]): readonly number[] {
  const clusters: { sum: number; count: number }[] = [];
  for (const value of values.filter(Number.isFinite).sort((one, other) => one - other)) {
    const last = clusters.at(-1);
    if (last && value - last.sum / last.count <= SAME_LINE) {
      last.sum += value;
      last.count++;
    } else clusters.push({ sum: value, count: 1 });
  }
  return clusters.map(({ sum, count }) => sum / count);
}

/** Cells without a border between them are one: to the right as far as open, then down as long as the whole row is open. */
function mergeCells(
  rows: number,
  columns: number,
  isOpenRight: (row: number, column: number) => boolean,
  isOpenBelow: (row: number, column: number) => boolean,
): readonly LatticeCell[] {
  const taken = new Set<number>();
  const cells: LatticeCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns &&
        !taken.has(row * columns + column + columnSpan) &&
        isOpenRight(row, column + columnSpan - 1)
      )
        columnSpan++;
      let rowSpan = 1;
      const span = Array.from({ length: columnSpan }, (_, n) => column + n);
      while (row + rowSpan < rows && span.every(at => isOpenBelow(row + rowSpan - 1, at))) rowSpan++;
      for (let down = row; down < row + rowSpan; down++) for (const at of span) taken.add(down * columns + at);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  return cells;
}
