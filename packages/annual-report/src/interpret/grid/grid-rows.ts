import { findTableLabel, type LabelMeaning } from '../../form/table-labels.ts';
import type { SourcePlace } from '../../model/place.ts';
import { parseCell } from '../../read/parse-cell.ts';
import type { Grid, GridCell } from '../../source/source-document.ts';

/** A cell as one row of its grid sees it. */
export interface PlacedCell {
  readonly text: string;
  /** Columns of the grid: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** False where a merged cell reaches down from a row above. */
  readonly isOwn: boolean;
  readonly source: SourcePlace;
  readonly meanings: readonly LabelMeaning[];
  /** Blank, a dash or a figure: what stands under a head. */
  readonly isValue: boolean;
}

const LONGEST_LABEL = 300;
const NO_MEANING: readonly LabelMeaning[] = [];

function place(cell: GridCell): Omit<PlacedCell, 'isOwn'> {
  const isValue = parseCell(cell.text).kind !== 'words';
  return {
    text: cell.text,
    from: cell.column,
    to: cell.column + cell.columnSpan,
    source: cell.source,
    isValue,
    meanings: isValue || cell.text.length > LONGEST_LABEL ? NO_MEANING : findTableLabel(cell.text),
  };
}

/** The rows of a grid, each with the cells that begin in it or reach into it, from left to right. */
export function rowsOf(grid: Grid): readonly (readonly PlacedCell[])[] {
  const rows: PlacedCell[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells) {
    const placed = place(cell);
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, grid.rowCount); row++)
      rows[row]?.push({ ...placed, isOwn: row === cell.row });
  }
  for (const row of rows) row.sort((one, other) => one.from - other.from);
  return rows;
}

export const isBlank = (cell: PlacedCell) =>
  cell.text.trim() === '' || /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*$/u.test(cell.text);
