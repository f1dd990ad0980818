import type { Grid, GridCell } from '../source/source-document.ts';

/** A cell as Word stores it: its columns, and whether it goes on from the cell above. */
export interface MergedCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly goesOn: boolean;
  readonly text: string;
  readonly nested: readonly Grid[];
}

type Open = { -readonly [Key in keyof GridCell]: GridCell[Key] };

/** Rows of a Word table with its vertical merges made into spans. A cell that goes on from nothing stands for itself. */
export function layMergedRows(rows: readonly (readonly MergedCell[])[]): Grid {
  const cells: GridCell[] = [];
  let above = new Map<number, Open>();
  let columnCount = 0;
  for (const [row, own] of rows.entries()) {
    const here = new Map<number, Open>();
    for (const { column, columnSpan, goesOn, text, nested } of own) {
      columnCount = Math.max(columnCount, column + columnSpan);
      const upper = goesOn ? above.get(column) : undefined;
      if (upper) upper.rowSpan++;
      const cell = upper ?? {
        text,
        row,
        column,
        rowSpan: 1,
        columnSpan,
        source: {},
        ...(nested.length > 0 ? { nested } : {}),
      };
      if (!upper) cells.push(cell);
      here.set(column, cell);
    }
    above = here;
  }
  return { kind: 'grid', cells, rowCount: rows.length, columnCount, source: {} };
}
