import type { LocalDate } from '@gongkai/statute';
import type { EventDraft } from '../../../platform/ledger/event.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item } from '../item.ts';
import { type ItemEventKind, type ItemEvents, itemEvent } from '../rules/item-events.ts';
import { updateItem } from '../store/items.ts';

/** An event of this item, today unless its legal day is another. */
export function eventOf<Kind extends ItemEventKind>(
  work: Pick<Work, 'today'>,
  item: Pick<Item, 'agencyId'>,
  kind: Kind,
  payload: ItemEvents[Kind],
  happenedOn: LocalDate = work.today,
): EventDraft {
  return itemEvent(kind, { happenedOn, agencyId: item.agencyId }, payload);
}

/** Appends to the item's stream and writes the row that repeats it, in one transaction. */
export async function saveEvents(work: Work, item: Item, events: readonly EventDraft[]): Promise<Item> {
  const head = await work.append(item.head, events);
  const saved: Item = {
    ...item,
    head: { stream: head.stream, version: head.version, hash: head.hash },
    updatedAt: work.now,
  };
  await updateItem(work.db, saved);
  return saved;
}
