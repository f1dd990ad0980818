import type { ItemContent } from '@gongkai/contract';
import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { contentHash } from '../content/content-hash.ts';
import type { Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { itemStream } from '../rules/item-events.ts';
import { findItemAgency } from '../store/agencies.ts';
import { saveEditionFiles } from '../store/edition-files.ts';
import { insertEdition } from '../store/editions.ts';
import { insertItem, nextItemId } from '../store/items.ts';
import type { Officer } from './open-item.ts';
import { type ContentRefusal, prepareContent } from './prepare-content.ts';
import { reckonDue } from './reckon-due.ts';
import { eventOf } from './save-events.ts';

export interface Saved {
  readonly itemId: number;
  readonly removed: readonly string[];
}
export type SaveRefusal =
  | ContentRefusal
  | 'agency-unknown'
  | 'agency-closed'
  | 'formed-on-out-of-range'
  | 'not-permitted';

export async function createDraft(
  work: Work,
  parts: Pick<DisclosuresParts, 'calendar'>,
  officer: Officer,
  agencyId: number,
  sent: ItemContent,
): Promise<Outcome<Saved, SaveRefusal>> {
  const agency = await findItemAgency(work.db, agencyId);
  if (!agency || !officer.may('disclosure.write', agencyId)) return refuse('agency-unknown');
  if (agency.closedOn !== null && agency.closedOn <= work.today) return refuse('agency-closed');
  const prepared = await prepareContent(work, officer, agencyId, sent);
  if (!prepared.ok) return prepared;
  const { content, removed } = prepared.value;
  const due = reckonDue(parts.calendar(), content.formedOn);
  if (!due) return refuse('formed-on-out-of-range', { day: content.formedOn });

  const itemId = await nextItemId(work.db);
  const hash = contentHash(content, null);
  const started: Item = {
    id: itemId,
    agencyId,
    head: emptyStream(itemStream(itemId)),
    state: 'draft',
    editionNo: 1,
    publishedEditionNo: null,
    steps: null,
    currentStep: null,
    secrecySigned: false,
    indexNumber: null,
    due,
    publishAt: null,
    publishedAt: null,
    withdrawal: null,
    origin: 'written',
    updatedAt: work.now,
  };
  const head = await work.append(started.head, [
    eventOf(work, started, 'draft-saved', {
      edition: 1,
      contentHash: hash,
      category: content.category,
      openness: content.openness,
      formedOn: content.formedOn,
      files: content.attachments.length,
      due,
      voided: 0,
    }),
  ]);
  await insertItem(work.db, { ...started, head });
  await insertEdition(work.db, itemId, {
    no: 1,
    content,
    contentHash: hash,
    draftedBy: officer.personId,
    writtenBy: [officer.personId],
    changedAt: work.now,
    basedOn: null,
    note: null,
    publishedAt: null,
  });
  if (!(await saveEditionFiles(work.db, itemId, 1, [], content.attachments, work.now)))
    return refuse('attachment-missing', { position: 1 });
  return done({ itemId, removed });
}
