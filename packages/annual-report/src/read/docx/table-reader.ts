import type { Grid } from '../../source/source-document.ts';
import { layMergedRows, type MergedCell } from '../lay-merged-rows.ts';
import { limits } from '../limits.ts';
import type { Flow } from './flow.ts';

type VerticalMerge = 'none' | 'restart' | 'continue';

export interface OpenCell {
  readonly flow: Flow;
  columnSpan: number;
  vertical: VerticalMerge;
  /** A cell of the old way to merge sideways: it only widens the one before. */
  isWidening: boolean;
  isDeleted: boolean;
}

/** A table while its rows are read. */
export class OpenTable {
  readonly #rows: MergedCell[][] = [];
  #row: OpenCell[] = [];
  #before = 0;
  #isRowDeleted = false;

  startRow(): void {
    this.#row = [];
    this.#before = 0;
    this.#isRowDeleted = false;
  }

  skipColumns(count: number): void {
    this.#before = boundedSpan(count, 0);
  }

  deleteRow(): void {
    this.#isRowDeleted = true;
  }

  startCell(flow: Flow): OpenCell {
    const cell: OpenCell = { flow, columnSpan: 1, vertical: 'none', isWidening: false, isDeleted: false };
    this.#row.push(cell);
    return cell;
  }

  endRow(): void {
    if (this.#isRowDeleted) return;
    let column = this.#before;
    const row: MergedCell[] = [];
    for (const { flow, columnSpan, vertical, isWidening, isDeleted } of this.#row) {
      if (isDeleted) continue;
      const last = row.at(-1);
      if (isWidening && last) {
        row[row.length - 1] = { ...last, columnSpan: last.columnSpan + columnSpan };
      } else {
        const goesOn = vertical === 'continue';
        row.push({ column, columnSpan, goesOn, text: flow.text, nested: flow.grids });
      }
      column += columnSpan;
    }
    this.#rows.push(row);
  }

  /** Null where nothing is left of it. */
  finish(): Grid | null {
    return this.#rows.some(row => row.length > 0) ? layMergedRows(this.#rows) : null;
  }
}

export const boundedSpan = (count: number, least: number) =>
  Number.isInteger(count) ? Math.max(least, Math.min(limits.columnSpan, count)) : least;
