import type { Sheet } from './slots.ts';

/** A way in which text lays out tables (numbers as in the list of layouts that the reader must know). */
export interface TextLayout {
  readonly name: string;
  readonly number: number;
  /**
   * What the layout leaves to be read: every cell; every cell of rows without blank ones; or only what stands in each row
   * (`loose`), because nothing parts its values.
   */
  readonly keeps: 'cells' | 'full-rows' | 'tokens';
  readonly print: (sheet: Sheet) => string;
}
