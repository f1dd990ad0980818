import type { ReportFormat, TableName } from '@gongkai/statute';
import type { SourcePlace } from '../model/place.ts';
import type { PrintedLabel } from '../model/report.ts';

/** What stands in one cell, nothing judged yet. */
export interface CellText {
  readonly text: string;
  /** Unit in the head of its column: 本年收费金额（单位：万元）. */
  readonly unit?: string;
  readonly source: SourcePlace;
}

/** A row of one of the three tables as it was found. */
export interface RowReading {
  /** Row of tables 2 and 3, group of table 4. */
  readonly row: string;
  /** Column id → what stands there, where the columns are certain. */
  readonly cells: Readonly<Record<string, CellText>>;
  /**
   * What could not be given to columns: fewer or more values than columns, or digits run together. Settled only if exactly
   * one way fits the sums of the form, else unreadable.
   */
  readonly loose?: readonly CellText[];
}

/** One of the three tables as a grid or lines gave it: `settle-table.ts` makes values of it. */
export interface TableReading {
  readonly table: TableName;
  /** The form its own labels speak for; null where they fit both. */
  readonly format: ReportFormat | null;
  readonly rows: readonly RowReading[];
  readonly labels: readonly PrintedLabel[];
  /** Rows that the form does not have (其他主动公开文件), as printed. */
  readonly unknownRows: readonly CellText[];
  readonly source: SourcePlace;
}
