import type { LayoutCell, TableLayout } from '../form/table-layout.ts';

interface CellData {
  readonly kind: LayoutCell['kind'];
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Below 1 where a figure would not fit into its column: figures are made small, never broken. */
  readonly scale: number;
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
  const column = TEXT_WIDTH / layout.widths.reduce((sum, width) => sum + width, 0);
  const rows = layout.rows.map(cells =>
    cells.map(cell => {
      const { kind, rowSpan, columnSpan } = cell;
      const text = textOf(cell);
      // Figures stand in columns of width 1, but for table 2, where there is room.
      const room = columnSpan * column - 2 * look.insetX - 1;
      const scale = kind === 'value' && !/\p{Script=Han}{5}/u.test(text) ? room / (widthOf(text) * look.size) : 1;
      return { kind, text, rowSpan, columnSpan, scale: Math.min(1, scale) };
    }),
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

/** 156 mm in points. */
const TEXT_WIDTH = 442;

/** In ems: figures and Latin letters take a good half of one. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? 0.58 : 1), 0);

function groupsOf(rows: readonly (readonly CellData[])[]): TableData['groups'] {
  const groups: { heads: (readonly CellData[])[]; rows: (readonly CellData[])[] }[] = [];
  for (const row of rows) {
    const isHead = row.every(({ kind }) => kind === 'head');
    if (groups.length === 0 || (isHead && groups.at(-1)!.rows.length > 0)) groups.push({ heads: [], rows: [] });
    groups.at(-1)![isHead ? 'heads' : 'rows'].push(row);
  }
  return groups;
}
