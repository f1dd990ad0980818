import type { Place } from './place.ts';

/**
 * What could not be read, or was read otherwise than it stands there. Not a judgement of the report: that is a finding.
 * The sentences stand in `problem-texts.ts`.
 */
export type ProblemCode =
  | 'cell-unreadable'
  | 'cell-ambiguous'
  | 'row-unreadable'
  | 'row-unknown'
  | 'table-unreadable'
  | 'table-repeated'
  | 'tracked-changes-accepted'
  | 'text-box-read'
  | 'macros-ignored'
  | 'embedded-part-skipped'
  | 'encoding-guessed'
  | 'encoding-damaged'
  | 'type-unknown'
  | 'type-unsupported'
  | 'empty-file'
  | 'too-large'
  | 'unpacks-too-large'
  | 'too-deep'
  | 'damaged'
  | 'encrypted'
  | 'scanned'
  | 'no-report'
  | 'old-form'
  | 'archive-entry-skipped';

export interface Problem {
  readonly code: ProblemCode;
  readonly place: Place;
  /** What stands there, cut to 200 characters. */
  readonly text: string;
  /** One Chinese sentence: what is the matter and what to do. */
  readonly message: string;
}
