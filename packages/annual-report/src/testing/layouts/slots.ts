import type { TableName } from '@gongkai/statute';
import { type LayoutCell, layoutTables, type TableLayout } from '../../form/table-layout.ts';

/** One place of a table's grid: a cell, or what a merged cell covers to its right (`across`) or below it (`down`). */
export interface Slot {
  readonly kind: 'cell' | 'across' | 'down';
  readonly text: string;
  /** What stands in the cell that it belongs to. */
  readonly cellText: string;
  readonly role: LayoutCell['kind'];
}

/** Rows of a table with its merged cells spread out. */
export interface Sheet {
  readonly table: TableName;
  readonly rows: readonly (readonly Slot[])[];
}

/** What stands in a cell, by its key (`applications.new.natural`). */
export type PrintedCells = Readonly<Record<string, string>>;

export function sheetsOf(format: '2019' | '2021', printed: PrintedCells): readonly Sheet[] {
  const { proactive, applications, remedies } = layoutTables(format);
  return [proactive, applications, remedies].map(layout => ({ table: layout.table, rows: spread(layout, printed) }));
}

function spread({ rows, columnCount }: TableLayout, printed: PrintedCells): Slot[][] {
  const grid: Slot[][] = rows.map(() => []);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const { kind: role, key, text, rowSpan, columnSpan } of cells) {
      while (grid[row]![column]) column++;
      const cellText = key ? (printed[key] ?? '') : text;
      for (let down = 0; down < rowSpan; down++)
        for (let across = 0; across < columnSpan; across++)
          grid[row + down]![column + across] =
            down + across === 0
              ? { kind: 'cell', text: cellText, cellText, role }
              : { kind: across > 0 ? 'across' : 'down', text: '', cellText, role };
      column += columnSpan;
    }
    if (grid[row]!.length !== columnCount) throw new Error(`row ${row} is not ${columnCount} columns wide`);
  }
  return grid;
}

export const isCell = ({ kind }: Slot) => kind === 'cell';
export const isValueSlot = ({ kind, role }: Slot) => kind === 'cell' && role === 'value';
export const hasValues = (row: readonly Slot[]) => row.some(isValueSlot);
export const cellTexts = (row: readonly Slot[]) => row.filter(isCell).map(({ text }) => text);
