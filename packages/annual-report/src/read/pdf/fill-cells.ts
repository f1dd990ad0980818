import type { Grid, GridCell } from '../../source/source-document.ts';
import type { LatticeTable } from './lattice.ts';
import { joinRuns } from './page-lines.ts';
import { partOf, type TextRun, weightOf } from './text-runs.ts';

/** Puts the words of a page into the cells they stand in. What stands in no cell is given back. */
export function fillCells(
  table: LatticeTable,
  runs: readonly TextRun[],
  page: number,
): { grid: Grid; left: readonly TextRun[] } {
  const { xs, ys, cells } = table;
  const cellAt = new Map<string, number>();
  for (const [n, { row, column, rowSpan, columnSpan }] of cells.entries())
    for (let down = row; down < row + rowSpan; down++)
      for (let right = column; right < column + columnSpan; right++) cellAt.set(`${down}/${right}`, n);
  const inside = cells.map((): TextRun[] => []);
  const left: TextRun[] = [];
  for (const run of runs) {
    const row = stretchOf(ys, run.top + run.height / 2);
    if (row === null) {
      left.push(run);
      continue;
    }
    for (const part of splitAtColumns(run, xs)) {
      const column = stretchOf(xs, part.left + part.width / 2);
      const cell = column === null ? undefined : cellAt.get(`${row}/${column}`);
      if (cell === undefined) left.push(part);
      else inside[cell]!.push(part);
    }
  }
  const boxOf = (row: number, column: number, rowSpan: number, columnSpan: number) =>
    [xs[column]!, ys[row]!, xs[column + columnSpan]! - xs[column]!, ys[row + rowSpan]! - ys[row]!] as const;
  const gridCells: GridCell[] = cells.map((cell, n) => ({
    ...cell,
    text: joinRuns(inside[n]!),
    source: {
      page,
      row: cell.row,
      column: cell.column,
      box: boxOf(cell.row, cell.column, cell.rowSpan, cell.columnSpan),
    },
  }));
  const [columnCount, rowCount] = [xs.length - 1, ys.length - 1];
  return {
    grid: {
      kind: 'grid',
      cells: gridCells,
      rowCount,
      columnCount,
      source: { page, box: boxOf(0, 0, rowCount, columnCount) },
    },
    left,
  };
}

/** Between which two lines of the lattice a coordinate lies. */
function stretchOf(lines: readonly number[], at: number): number | null {
  if (at < lines[0]! || at > lines.at(-1)!) return null;
  const above = lines.findIndex(line => line > at);
  return above < 0 ? lines.length - 2 : Math.max(0, above - 1);
}

/** pdf.js may join figures of neighbouring cells into one run: it is cut where a character lies in another column. */
function splitAtColumns(run: TextRun, xs: readonly number[]): readonly TextRun[] {
  const right = run.left + run.width;
  if (!xs.some(x => x > run.left + 1 && x < right - 1)) return [run];
  if (!/\s/.test(run.text) && stretchOf(xs, run.left + 1) === stretchOf(xs, right - 1)) return [run];
  const unit = run.width / [...run.text].reduce((sum, character) => sum + weightOf(character), 0);
  const parts: TextRun[] = [];
  let from = 0;
  let at = 0;
  let weight = 0;
  let column: number | null | undefined;
  for (const character of run.text) {
    const here = stretchOf(xs, run.left + unit * (weight + weightOf(character) / 2));
    if (column !== undefined && here !== column && character.trim() !== '') {
      parts.push(partOf(run, from, at));
      from = at;
    }
    if (character.trim() !== '') column = here;
    at += character.length;
    weight += weightOf(character);
  }
  parts.push(partOf(run, from, run.text.length));
  return parts.filter(({ text }) => text.trim() !== '');
}
