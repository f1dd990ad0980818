import type { ItemState, Openness, ReviewStep, WithdrawalGround } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { EventDraft, Json } from '../../../platform/ledger/event.ts';
import type { Decision, Due } from '../item.ts';
import type { SecrecyAnswer } from './judge-secrecy-form.ts';

/** Everything that can happen to an item. Titles, names and comments are no codes: they stay in the rows. */
export interface ItemEvents {
  'draft-saved': {
    edition: number;
    contentHash: string;
    category: string;
    openness: Openness;
    formedOn: LocalDate;
    files: number;
    due: Due;
    /** Signatures on the content before that no longer count. */
    voided: number;
  };
  'item-submitted': {
    edition: number;
    contentHash: string;
    steps: readonly ReviewStep['kind'][];
    step: number;
    signature: number;
  };
  'secrecy-reviewed': SignedPart & { decision: Decision; yes: readonly SecrecyAnswer[] };
  'step-approved': SignedPart & { step: number; stepKind: ReviewStep['kind']; next: number | null };
  'item-returned': {
    edition: number;
    contentHash: string;
    why: 'by-step' | 'by-secrecy-review' | 'by-publication-check';
    step: number | null;
    signature: number | null;
    /** What the check at the time of publication found. */
    found: string | null;
    voided: number;
  };
  'publication-scheduled': { edition: number; contentHash: string; publishAt: Instant };
  'schedule-cancelled': { edition: number; voided: number };
  'item-published': { edition: number; contentHash: string; indexNumber: string; publishedAt: Instant };
  'item-registered': { edition: number; contentHash: string; openness: Openness; wasPublic: boolean };
  'correction-begun': { edition: number; from: number; contentHash: string; due: Due };
  'draft-discarded': { edition: number; back: ItemState; backTo: number };
  'item-withdrawn': { edition: number; ground: WithdrawalGround };
  'due-moved': { due: Due };
}

interface SignedPart {
  edition: number;
  contentHash: string;
  signature: number;
  signer: number;
  mode: 'online' | 'offline';
}

export type ItemEventKind = keyof ItemEvents;

export function itemStream(itemId: number): string {
  return `disclosure/${itemId}`;
}

/** An event of an item, its payload checked by the compiler. */
export function itemEvent<Kind extends ItemEventKind>(
  kind: Kind,
  when: { happenedOn: LocalDate; agencyId: number },
  payload: ItemEvents[Kind],
): EventDraft {
  return { kind, ...when, payload: payload as unknown as { [key: string]: Json } };
}
