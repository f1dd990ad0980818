import type { LayoutCell, TableLayout } from '../form/table-layout.ts';

/** One place of a table's grid: where a cell begins, or what it covers. */
export interface GridPlace {
  readonly cell: LayoutCell;
  /** Row and column where the cell begins, from 0. */
  readonly row: number;
  readonly column: number;
  readonly isOrigin: boolean;
}

/** Merged cells laid out: every row as long as the table is wide. */
export function spreadTable({
  rows,
  columnCount,
}: Pick<TableLayout, 'rows' | 'columnCount'>): readonly (readonly GridPlace[])[] {
  const grid: GridPlace[][] = rows.map(() => []);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]![column]) column++;
      for (let down = 0; down < cell.rowSpan; down++)
        for (let across = 0; across < cell.columnSpan; across++)
          grid[row + down]![column + across] = { cell, row, column, isOrigin: down + across === 0 };
      column += cell.columnSpan;
    }
    if (grid[row]!.length !== columnCount)
      throw new Error(`row ${row} of ${columnCount} columns has ${grid[row]!.length}`);
  }
  return grid;
}
