import type { EventDraft } from '../../../platform/ledger/event.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item, ItemFile } from '../item.ts';
import type { ItemEvents } from '../rules/item-events.ts';
import { voidSignatures } from '../store/signatures.ts';
import { eventOf, saveEvents } from './save-events.ts';

type Why = Pick<ItemEvents['item-returned'], 'why' | 'step' | 'signature' | 'found'>;

/** Back to the drafter. The chain begins anew after it, so that the approvals so far count no longer. */
export async function returnItem(
  work: Work,
  { item, edition }: ItemFile,
  why: Why,
  before: readonly EventDraft[] = [],
): Promise<Item> {
  const voided = await voidSignatures(work.db, item.id, edition.no, work.now);
  const returned: Item = { ...item, state: 'returned', currentStep: null, secrecySigned: false, publishAt: null };
  const { no, contentHash } = edition;
  return saveEvents(work, returned, [
    ...before,
    eventOf(work, item, 'item-returned', { edition: no, contentHash, ...why, voided }),
  ]);
}
