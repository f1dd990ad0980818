import type { ItemContent, ItemState, Openness, ReviewStep, WithdrawalGround } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../../platform/clock/clock.ts';
import type { StreamHead } from '../../platform/ledger/event.ts';

/** What an agency publishes, or decides not to: the head over its editions. */
export interface Item {
  readonly id: number;
  readonly agencyId: number;
  readonly head: StreamHead;
  /** Of the edition that is worked on; what everyone can read is said by `publishedEditionNo`. */
  readonly state: ItemState;
  readonly editionNo: number;
  readonly publishedEditionNo: number | null;
  readonly steps: readonly ReviewStep[] | null;
  readonly currentStep: number | null;
  readonly secrecySigned: boolean;
  readonly indexNumber: string | null;
  readonly due: Due;
  readonly publishAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly withdrawal: Withdrawal | null;
  readonly origin: 'written' | 'imported';
  readonly updatedAt: Instant;
}

/** 条例 art. 26, as it was reckoned last. */
export interface Due {
  readonly from: LocalDate;
  readonly on: LocalDate;
  readonly provisional: boolean;
  readonly calendarVersion: string;
}

export interface Withdrawal {
  readonly on: LocalDate;
  readonly ground: WithdrawalGround;
  readonly reason: string;
}

export interface Edition {
  readonly no: number;
  readonly content: ItemContent;
  /** 64 hexadecimal digits over content, note and attachments. */
  readonly contentHash: string;
  readonly draftedBy: number;
  /** Everyone who ever changed this edition's content. */
  readonly writtenBy: readonly number[];
  readonly changedAt: Instant;
  /** The edition that a correction began from; null on the first. */
  readonly basedOn: number | null;
  /** Public note of a correction. */
  readonly note: string | null;
  readonly publishedAt: Instant | null;
}

export type SignatureKind = 'draft' | 'review' | 'final' | 'secrecy';
export type Decision = 'approved' | 'returned';

export interface Signature {
  readonly id: number;
  readonly editionNo: number;
  readonly contentHash: string;
  readonly step: number;
  readonly stepLabel: string;
  readonly kind: SignatureKind;
  readonly decision: Decision;
  readonly signedBy: number;
  readonly signedOn: LocalDate;
  readonly voided: boolean;
}

/** Everything a decision about an item may look at. */
export interface ItemFile {
  readonly item: Item;
  readonly edition: Edition;
  /** Of the edition worked on, in the order given. */
  readonly signatures: readonly Signature[];
  /** The agency has not been closed by today. */
  readonly agencyIsOpen: boolean;
}

export type { ItemContent, Openness };
