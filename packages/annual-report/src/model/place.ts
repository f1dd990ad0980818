import type { TableName } from '@gongkai/statute';
import type { SectionKey } from './report.ts';

/** Where something stands in the file that was read: as near as its format lets one say. */
export interface SourcePlace {
  /** Page of a PDF, from 1. */
  readonly page?: number;
  /** Box on that page in points from its top left: for a mark on the picture. */
  readonly box?: readonly [left: number, top: number, width: number, height: number];
  /** Number of the block (paragraph or table) in reading order, from 0. */
  readonly block?: number;
  /** Row and grid column inside a table block, from 0. */
  readonly row?: number;
  readonly column?: number;
  /** Characters of a text file. */
  readonly start?: number;
  readonly end?: number;
}

/** Where something stands in the report: what a screen points at. */
export interface Place {
  readonly part: 'report' | 'title' | 'section' | 'table' | 'cell';
  readonly section?: SectionKey;
  readonly table?: TableName;
  readonly row?: string;
  readonly column?: string;
  /** Characters of the title, or of the section's text: `[start, end)`. */
  readonly start?: number;
  readonly end?: number;
  readonly source?: SourcePlace;
}
