import type { TableName } from '@gongkai/statute';
import type { SourcePlace } from '../model/place.ts';
import type { FlowItem, TextItem } from './flow.ts';
import { GridTables } from './grid/grid-tables.ts';
import { findTablesInLines } from './lines/index.ts';
import type { TableReading } from './table-reading.ts';

/** The report with its tables taken out: where each stood is marked. */
export type PlacedItem = TextItem | { readonly kind: 'table'; readonly table: TableName; readonly source: SourcePlace };

export interface PlacedTables {
  readonly items: readonly PlacedItem[];
  readonly tables: readonly TableReading[];
}

/** Finds the three tables in the rows of grids and in lines of text. */
export function placeTables(items: readonly FlowItem[]): PlacedTables {
  const grids = new GridTables();
  const tables: TableReading[] = [];
  // Stretches are joined at the end: a document may have more lines than a call may have arguments.
  const placed: (PlacedItem | readonly PlacedItem[])[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item.kind === 'row') {
      if (item.isFirstOfGrid) grids.enterGrid();
      const table = grids.read(item.cells);
      if (table) placed.push({ kind: 'table', table, source: item.source });
    } else if (item.line) {
      const end = endOfLines(items, at);
      const found = placeLineTables(items.slice(at, end) as TextItem[]);
      placed.push(found.items);
      tables.push(...found.tables);
      at = end - 1;
    } else {
      placed.push(item);
    }
  }
  return { items: placed.flat(), tables: [...grids.finish(), ...tables] };
}

function endOfLines(items: readonly FlowItem[], from: number): number {
  let end = from;
  while (end < items.length && isLine(items[end]!)) end++;
  return end;
}

const isLine = (item: FlowItem): item is TextItem => item.kind === 'text' && item.line !== undefined;

function placeLineTables(items: readonly TextItem[]): PlacedTables {
  const { tables, used } = findTablesInLines(items.map(({ line }) => line!));
  const begins = new Map<number, TableReading[]>();
  let earliest = 0;
  for (const table of tables) {
    const at = items.findIndex(
      (item, index) => used.has(index) && index >= earliest && isSamePlace(item.source, table.source),
    );
    earliest = at < 0 ? earliest : at;
    begins.set(earliest, [...(begins.get(earliest) ?? []), table]);
  }
  const placed = items.flatMap((item, index): PlacedItem[] => [
    ...(begins.get(index) ?? []).map(({ table, source }) => ({ kind: 'table', table, source }) as const),
    ...(used.has(index) ? [] : [item]),
  ]);
  return { items: placed, tables };
}

const isSamePlace = (one: SourcePlace, other: SourcePlace) =>
  one.page === other.page &&
  one.block === other.block &&
  (one.start !== undefined && other.start !== undefined
    ? one.start <= other.start && other.start <= (one.end ?? one.start)
    : one.box?.[0] === other.box?.[0] && one.box?.[1] === other.box?.[1]);
