import type { SourcePlace } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';

export type SourceFormat = 'docx' | 'doc' | 'html' | 'pdf' | 'text';

/**
 * What every reader makes of its format: the document as blocks in reading order, without any knowledge of the report.
 * `interpret/` alone knows the form.
 */
export interface SourceDocument {
  readonly format: SourceFormat;
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

export type Block = Paragraph | Grid | Lines;

export interface Paragraph {
  readonly kind: 'paragraph';
  /** Tabs and line breaks inside a paragraph stay as \t and \n. */
  readonly text: string;
  /** Set where the format marks it as one (Heading 1, h2, 标题 1); 0 is a title. */
  readonly headingLevel?: number;
  readonly source: SourcePlace;
}

/** A table whose geometry is known: docx, html, doc cell marks, ruling lines of a PDF. */
export interface Grid {
  readonly kind: 'grid';
  readonly cells: readonly GridCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  readonly source: SourcePlace;
}

export interface GridCell {
  readonly text: string;
  /** First row and column of the grid, from 0. A merged cell is one cell with spans. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Tables inside the cell; `text` does not repeat them. */
  readonly nested?: readonly Grid[];
  readonly source: SourcePlace;
}

/** Lines of plain text, or of a PDF without rulings: whatever columns they had is guessed from tabs, pipes and spaces. */
export interface Lines {
  readonly kind: 'lines';
  readonly lines: readonly Line[];
}

export interface Line {
  /** The line as it stands, tabs and pipes included. */
  readonly text: string;
  readonly source: SourcePlace;
}
