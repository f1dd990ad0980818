import type { LayoutCell, TableLayout } from '../form/table-layout.ts';

interface CellData {
  readonly kind: LayoutCell['kind'];
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface TableData {
  readonly kind: 'table';
  readonly size: number;
  /** Room above and below the text of a cell, in points. */
  readonly inset: number;
  readonly insetX: number;
  readonly widths: readonly number[];
  readonly headRows: number;
  readonly rows: readonly (readonly CellData[])[];
  /** Table 2 has heads in its midst: each block is a group of its own. */
  readonly groups: readonly {
    readonly heads: readonly (readonly CellData[])[];
    readonly rows: readonly (readonly CellData[])[];
  }[];
}

/** A table as the typesetter's template takes it. */
export function tableData(
  layout: Omit<TableLayout, 'table'>,
  look: Pick<TableData, 'size' | 'inset' | 'insetX'>,
  textOf: (cell: LayoutCell) => string,
): TableData {
  const rows = layout.rows.map(cells =>
    cells.map(cell => ({ kind: cell.kind, text: textOf(cell), rowSpan: cell.rowSpan, columnSpan: cell.columnSpan })),
  );
  return {
    kind: 'table',
    ...look,
    widths: layout.widths,
    headRows: layout.headRows,
    rows,
    groups: groupsOf(rows.slice(layout.headRows)),
  };
}

function groupsOf(rows: readonly (readonly CellData[])[]): TableData['groups'] {
  const groups: { heads: (readonly CellData[])[]; rows: (readonly CellData[])[] }[] = [];
  for (const row of rows) {
    const isHead = row.every(({ kind }) => kind === 'head');
    if (groups.length === 0 || (isHead && groups.at(-1)!.rows.length > 0)) groups.push({ heads: [], rows: [] });
    groups.at(-1)![isHead ? 'heads' : 'rows'].push(row);
  }
  return groups;
}
