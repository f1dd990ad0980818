import type { ItemState } from '@gongkai/contract';
import type { Item } from '../item.ts';

/** Where a given-up draft leads back to: a correction leaves what was there before, a first draft leaves nothing. */
export function stateAfterDiscard(item: Pick<Item, 'editionNo' | 'publishedEditionNo' | 'withdrawal'>): ItemState {
  if (item.publishedEditionNo !== null) return 'published';
  if (item.editionNo === 1) return 'discarded';
  // A withdrawn item whose openness changed was registered; both are out of sight, the tombstone says which.
  return item.withdrawal !== null && item.withdrawal.ground !== 'openness-changed' ? 'withdrawn' : 'registered';
}
