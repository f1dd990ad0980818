import type { Grid } from '../../source/source-document.ts';
import { layMergedRows, type MergedCell } from '../lay-merged-rows.ts';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { RowDefinition } from './table-definition.ts';

export interface DocCell {
  readonly text: string;
  readonly nested: readonly Grid[];
}

export interface DocRow {
  readonly cells: readonly DocCell[];
  readonly definition: RowDefinition | null;
}

/** Edges that are so near each other are one line of the table: rows are drawn one by one, in twentieths of a point. */
const ONE_LINE = 20;
const COLUMN_WIDTH = 1000;

/** Word's old format gives each row its own edges: the columns of the table are all of them together. */
export function layRows(rows: readonly DocRow[]): Grid | null {
  const shown = rows.filter(({ cells }) => cells.length > 0);
  const defined = shown.map(row => ({ ...row, definition: fitting(row) }));
  const lines = linesOf(defined.flatMap(({ definition }) => definition.edges));
  if (lines.length > limits.columnSpan) throw new ReadingStopped('unpacks-too-large');
  const columns = new Map(lines.flatMap((group, column) => group.map(edge => [edge, column] as const)));
  const merged = defined.map(({ cells, definition }) => {
    const row: MergedCell[] = [];
    for (const [index, cell] of cells.entries()) {
      const column = columns.get(definition.edges[index]!)!;
      const end = columns.get(definition.edges[index + 1]!)!;
      const { widens, goesOn } = definition.cells[index]!;
      const last = row.at(-1);
      if (widens && last) row[row.length - 1] = { ...last, columnSpan: Math.max(1, end - last.column) };
      else row.push({ column, columnSpan: Math.max(1, end - column), goesOn, ...cell });
    }
    return row;
  });
  return merged.length > 0 ? layMergedRows(merged) : null;
}

/** A row without definition, or one of another number of cells, has columns of equal width. */
function fitting({ cells, definition }: DocRow): RowDefinition {
  if (definition && definition.cells.length >= cells.length) return definition;
  return {
    edges: Array.from({ length: cells.length + 1 }, (_, index) => index * COLUMN_WIDTH),
    cells: cells.map(() => ({ widens: false, goesOn: false })),
  };
}

function linesOf(edges: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const edge of [...new Set(edges)].sort((one, other) => one - other)) {
    const group = groups.at(-1);
    if (group && edge - group[0]! <= ONE_LINE) group.push(edge);
    else groups.push([edge]);
  }
  return groups;
}
