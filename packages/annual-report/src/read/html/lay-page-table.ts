import type { Grid, GridCell } from '../../source/source-document.ts';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { PageRow } from './page-tables.ts';
import { attributeOf, type PageElement } from './parse-page.ts';

export type CellContent = Pick<GridCell, 'text' | 'nested'>;

/** Lays the rows of a table into a grid as the HTML standard forms tables; spans that are no numbers count as 1. */
export function layPageTable(rows: readonly PageRow[], contentOf: (cell: PageElement) => CellContent): Grid {
  const cells: GridCell[] = [];
  /** By column: for how many rows more a cell reaches down. */
  let reaching: number[] = [];
  let columnCount = 0;
  for (const [row, { cells: own, rowsInGroup }] of rows.entries()) {
    const next = reaching.map(left => Math.max(0, left - 1));
    let column = 0;
    for (const element of own) {
      while ((reaching[column] ?? 0) > 0) column++;
      const columnSpan = spanOf(element, 'colspan', limits.columnSpan) || 1;
      const rowSpan = Math.min(spanOf(element, 'rowspan', Number.MAX_SAFE_INTEGER) || rowsInGroup, rowsInGroup);
      if (column + columnSpan > limits.columnSpan && cells.length > 0) throw new ReadingStopped('unpacks-too-large');
      cells.push({ ...contentOf(element), row, column, rowSpan, columnSpan, source: {} });
      for (let at = column; at < column + columnSpan; at++) next[at] = Math.max(next[at] ?? 0, rowSpan - 1);
      column += columnSpan;
      columnCount = Math.max(columnCount, column);
    }
    reaching = Array.from(next, left => left ?? 0);
    if (columnCount * row > limits.tableSlots) throw new ReadingStopped('unpacks-too-large');
  }
  return { kind: 'grid', cells, rowCount: rows.length, columnCount, source: {} };
}

/** `rowspan="0"` reaches to the end of its group; a missing, negative or senseless span is 1. */
function spanOf(cell: PageElement, name: 'colspan' | 'rowspan', most: number): number {
  const digits = /^\s*\+?(\d{1,9})/u.exec(attributeOf(cell, name) ?? '')?.[1];
  return digits === undefined ? 1 : Math.min(Number(digits), most);
}
