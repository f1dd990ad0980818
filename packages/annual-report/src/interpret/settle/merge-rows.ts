import { cellKey, type TableName } from '@gongkai/statute';
import { groupBy } from '../../model/group-by.ts';
import type { Place } from '../../model/place.ts';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';
import { parseCell } from '../../read/parse-cell.ts';
import type { CellText, RowReading } from '../table-reading.ts';

/** One row of a table with all that was found of it. */
export interface MergedRow {
  readonly table: TableName;
  readonly row: string;
  readonly cells: ReadonlyMap<string, CellText>;
  readonly loose: readonly CellText[];
  /** Columns in which two copies of the row say different things: by column, what they say. */
  readonly conflicts: ReadonlyMap<string, string>;
}

export interface MergedTable {
  readonly rows: readonly MergedRow[];
  readonly problems: readonly Problem[];
}

/** A table printed twice, or a row that goes on after a page break: the same once, what differs not at all. */
export function mergeRows(table: TableName, readings: readonly RowReading[]): MergedTable {
  const problems: Problem[] = [];
  const rows: MergedRow[] = [];
  let isRepeated = false;
  for (const [row, copies] of groupBy(readings, reading => reading.row)) {
    const printed = copies.filter(isPrinted);
    const merged = mergeCopies(table, row, [...printed, ...copies.filter(copy => !isPrinted(copy))]);
    isRepeated ||= printed.length > 1 && hasSameColumnTwice(printed);
    rows.push(merged);
    for (const [column, text] of merged.conflicts)
      problems.push(problemOf('cell-ambiguous', placeOf(table, row, column, merged.cells.get(column)), text));
  }
  if (isRepeated) problems.unshift(problemOf('table-repeated', { part: 'table', table }));
  return { rows, problems };
}

export const placeOf = (table: TableName, row: string, column: string, text: CellText | undefined): Place => ({
  part: 'cell',
  table,
  row,
  column,
  ...(text ? { source: text.source } : {}),
});

/** A second copy that is all blank is what a page break leaves of a row: it adds only the columns that no other copy has. */
const isPrinted = ({ cells, loose = [] }: RowReading) =>
  [...Object.values(cells), ...loose].some(({ text }) => parseCell(text).kind !== 'blank');

const hasSameColumnTwice = (copies: readonly RowReading[]) => {
  const columns = copies.flatMap(({ cells, loose = [] }) => (loose.length > 0 ? ['*'] : Object.keys(cells)));
  return new Set(columns).size < columns.length;
};

function mergeCopies(table: TableName, row: string, copies: readonly RowReading[]): MergedRow {
  const cells = new Map<string, CellText>();
  const conflicts = new Map<string, string>();
  for (const copy of copies)
    for (const [column, text] of Object.entries(copy.cells)) {
      const before = cells.get(column);
      if (!before) cells.set(column, text);
      else if (isPrinted(copy) && !saysSame(before.text, text.text))
        conflicts.set(column, `${before.text.trim()} ／ ${text.text.trim()}`);
    }
  const loose = cells.size > 0 && copies.length > 1 ? [] : (copies.find(copy => copy.loose?.length)?.loose ?? []);
  return { table, row, cells, loose, conflicts };
}

function saysSame(one: string, other: string): boolean {
  const [a, b] = [parseCell(one), parseCell(other)];
  return a.kind === b.kind && a.value === b.value && (a.kind !== 'words' || one.trim() === other.trim());
}

export const keyOf = ({ table, row }: Pick<MergedRow, 'table' | 'row'>, column: string) => cellKey(table, row, column);
