import type { TableLayout } from '../form/table-layout.ts';
import type { Grid, GridCell } from '../source/source-document.ts';

/** A cell as HTML writes it: text, columns, rows. */
export type LaidCell = readonly [text: string, columnSpan?: number, rowSpan?: number];
export type LaidRow = readonly LaidCell[];

/** Lays rows of cells with spans into a grid, as a browser does. */
export function layGrid(rows: readonly LaidRow[], block = 0): Grid {
  const taken = rows.map(() => new Set<number>());
  const cells: GridCell[] = [];
  for (const [row, own] of rows.entries()) {
    let column = 0;
    for (const [text, columnSpan = 1, rowSpan = 1] of own) {
      while (taken[row]!.has(column)) column++;
      for (let down = row; down < Math.min(row + rowSpan, rows.length); down++)
        for (let right = column; right < column + columnSpan; right++) taken[down]!.add(right);
      cells.push({ text, row, column, rowSpan, columnSpan, source: { block, row, column } });
      column += columnSpan;
    }
  }
  const columnCount = Math.max(0, ...taken.map(columns => Math.max(-1, ...columns) + 1));
  return { kind: 'grid', cells, rowCount: rows.length, columnCount, source: { block } };
}

/** The rows of a table as the form draws it, with what is printed for each value. */
export const laidRows = ({ rows }: TableLayout, printed: (key: string) => string): LaidRow[] =>
  rows.map(row => row.map(({ text, key, columnSpan, rowSpan }) => [key ? printed(key) : text, columnSpan, rowSpan]));
