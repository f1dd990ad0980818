import type { TableName } from '@gongkai/statute';
import type { Mark } from './mark-tokens.ts';
import type { ScannedLine } from './scan-lines.ts';

/** A row with the columns it must fill; null where the text does not say which it has. */
export interface OpenRow {
  readonly row: string;
  readonly columns: readonly string[] | null;
  /** Null for a row of figures without a label of its own. */
  readonly label: Mark | null;
  /** The last of the heads right above such a row. */
  readonly above: Mark | null;
  readonly headStart: HeadStart | null;
  readonly body: readonly Mark[];
  readonly next: Mark | null;
}

/** Rows to be given their columns. */
export interface OpenTable {
  readonly table: TableName;
  readonly rows: readonly OpenRow[];
  /** Rows that the form does not have. */
  readonly strangers: readonly Mark[];
}

/** The cell of the line in which the heads show the first column, in lines of a width. */
export interface HeadStart {
  readonly start: number;
  readonly width: number;
}

/** From the heads of the first and the last column, if as many columns lie between them as there are. */
export function headStartOf(lines: readonly ScannedLine[], heads: readonly Mark[], count: number): HeadStart | null {
  if (heads.length === 0) return null;
  const slots = new Set(heads.map(({ slot }) => slot));
  const widths = new Set(heads.map(({ line }) => lines[line]!.slots.length));
  if (widths.size !== 1 || slots.size > count) return null;
  const start = Math.min(...slots);
  return Math.max(...slots) - start === count - 1 ? { start, width: [...widths][0]! } : null;
}
