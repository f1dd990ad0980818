import type { OpennessReading } from '@gongkai/statute';
import type { Excess } from '../archive/budget.ts';
import type { MarkingPlace } from '../markings/find-markings.ts';
import type { UnreadPart } from '../text/line.ts';
import type { FileType } from '../types/accepted-types.ts';
import type { Unaccepted } from '../types/sniff-type.ts';

/** What a look through a file found. */
export interface Inspection {
  readonly type: FileType;
  /** `unreadable`: not refused; whoever does the 保密审查 looks at the file itself. */
  readonly verdict: 'clear' | 'marked' | 'unreadable';
  readonly marked: readonly MarkingPlace[];
  readonly doubts: readonly MarkingPlace[];
  /** The first hundred; pictures inside a readable document are listed here and do not change the verdict. */
  readonly unread: readonly UnreadPart[];
  readonly openness: OpennessReading | null;
  /** For search in attachments; empty when marked. */
  readonly text: string;
}

/** Why nothing was found: the file is of no accepted type, or reading it would cost more than one upload may. */
export type ReadingRefusal =
  | { readonly code: 'type-not-accepted'; readonly why: Unaccepted }
  | { readonly code: 'too-costly'; readonly excess: Excess }
  | { readonly code: 'reader-stopped'; readonly why: 'time' | 'memory' | 'crash' };

export type ReadingOutcome =
  | { readonly ok: true; readonly value: Inspection }
  | { readonly ok: false; readonly refusal: ReadingRefusal };
