import type { ItemState, WithdrawalGround } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Due } from '../item.ts';
import type { ItemEventKind, ItemEvents } from './item-events.ts';

/** What the row of an item repeats of its events. */
export interface ItemProjection {
  readonly state: ItemState;
  readonly editionNo: number;
  readonly publishedEditionNo: number | null;
  /** Of the edition worked on. */
  readonly contentHash: string | null;
  readonly currentStep: number | null;
  readonly secrecySigned: boolean;
  readonly indexNumber: string | null;
  readonly due: Due | null;
  readonly publishAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly withdrawn: { readonly on: LocalDate; readonly ground: WithdrawalGround } | null;
}

export interface FoldedEvent {
  readonly kind: string;
  readonly happenedOn: LocalDate;
  readonly payload: unknown;
}

/** Before the first event; an imported item begins as its import left it. */
export const nothingYet: ItemProjection = {
  state: 'draft',
  editionNo: 1,
  publishedEditionNo: null,
  contentHash: null,
  currentStep: null,
  secrecySigned: false,
  indexNumber: null,
  due: null,
  publishAt: null,
  publishedAt: null,
  withdrawn: null,
};

export function foldItem(start: ItemProjection, events: Iterable<FoldedEvent>): ItemProjection {
  let item = start;
  for (const event of events) {
    const fold = FOLDS[event.kind as ItemEventKind] as Fold<ItemEventKind> | undefined;
    if (!fold) throw new TypeError(`No fold for event ${event.kind}`);
    item = { ...item, ...fold(event.payload as never, item, event) };
  }
  return item;
}

type Fold<Kind extends ItemEventKind> = (
  payload: ItemEvents[Kind],
  item: ItemProjection,
  event: FoldedEvent,
) => Partial<ItemProjection>;

const NOT_IN_REVIEW = { currentStep: null, secrecySigned: false, publishAt: null } as const;

const FOLDS: { readonly [Kind in ItemEventKind]: Fold<Kind> } = {
  'draft-saved': ({ edition, contentHash, due }) => ({
    ...NOT_IN_REVIEW,
    state: 'draft',
    editionNo: edition,
    contentHash,
    due,
  }),
  'item-submitted': ({ step }) => ({ state: 'in-review', currentStep: step, secrecySigned: false }),
  'secrecy-reviewed': ({ decision }) => ({ secrecySigned: decision === 'approved' }),
  'step-approved': ({ next }, item) => ({ currentStep: next ?? item.currentStep }),
  'item-returned': () => ({ ...NOT_IN_REVIEW, state: 'returned' }),
  'publication-scheduled': ({ publishAt }) => ({ state: 'scheduled', currentStep: null, publishAt }),
  'schedule-cancelled': () => ({ ...NOT_IN_REVIEW, state: 'draft' }),
  'item-published': ({ edition, indexNumber, publishedAt }, item) => ({
    state: 'published',
    publishedEditionNo: edition,
    indexNumber,
    publishedAt: item.publishedAt ?? publishedAt,
    currentStep: null,
    publishAt: null,
    withdrawn: null,
  }),
  'item-registered': ({ wasPublic }, item, { happenedOn }) => ({
    state: 'registered',
    publishedEditionNo: null,
    currentStep: null,
    publishAt: null,
    withdrawn: wasPublic || item.withdrawn ? { on: happenedOn, ground: 'openness-changed' } : null,
  }),
  'correction-begun': ({ edition, contentHash, due }) => ({
    ...NOT_IN_REVIEW,
    state: 'draft',
    editionNo: edition,
    contentHash,
    due,
  }),
  'draft-discarded': ({ back, backTo }) => ({ ...NOT_IN_REVIEW, state: back, editionNo: backTo, contentHash: null }),
  'item-withdrawn': ({ ground }, _item, { happenedOn }) => ({
    ...NOT_IN_REVIEW,
    state: 'withdrawn',
    publishedEditionNo: null,
    withdrawn: { on: happenedOn, ground },
  }),
  'due-moved': ({ due }) => ({ due }),
};
