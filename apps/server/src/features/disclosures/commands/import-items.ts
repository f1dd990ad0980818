import type { ItemContent } from '@gongkai/contract';
import { findCategory } from '@gongkai/statute';
import { type Instant, localDateOf } from '../../../platform/clock/clock.ts';
import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { contentHash } from '../content/content-hash.ts';
import { plainText } from '../content/plain-text.ts';
import { sanitiseHtml } from '../content/sanitise-html.ts';
import type { Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { showPublicly } from '../public-copy.ts';
import { hashBatch } from '../rules/batch-hash.ts';
import { itemStream } from '../rules/item-events.ts';
import { findItemAgency, type ItemAgency } from '../store/agencies.ts';
import { holdEditionFiles, listStoredFiles } from '../store/edition-files.ts';
import {
  findTakenNumbers,
  type ImportedRow,
  insertImport,
  insertImportedEditions,
  insertImportedItems,
  nextItemIds,
} from '../store/imports.ts';
import { giveIndexNumber } from './publish-edition.ts';
import { reckonDue } from './reckon-due.ts';

/** An item as a former site had it. */
export interface FormerItem {
  readonly agencyId: number;
  readonly content: ItemContent;
  readonly publishedAt: Instant;
  /** The number it bore there; null takes one of ours. */
  readonly indexNumber: string | null;
}

export interface ItemBatch {
  /** Who answers for the import, and for which agency the event stands. */
  readonly personId: number;
  readonly agencyId: number;
  readonly items: readonly FormerItem[];
}

export type ImportFault =
  | 'not-proactive'
  | 'published-in-future'
  | 'published-before-formed'
  | 'body-too-deep'
  | 'category-unknown'
  | 'agency-unknown'
  | 'attachment-missing'
  | 'index-number-taken'
  | 'formed-on-out-of-range';

const CHUNK = 500;
export const MOST_IN_BATCH = 5_000;

/**
 * Brings what a former site published: all of a batch or nothing, one event with count and hash, no signatures of ours.
 * Each item then lives on like any other; its first correction begins its stream.
 */
export async function importItems(
  work: Work,
  parts: Pick<DisclosuresParts, 'agencies' | 'calendar' | 'siteChanged'>,
  batch: ItemBatch,
): Promise<Outcome<{ importId: number; itemIds: readonly number[] }>> {
  if (batch.items.length === 0 || batch.items.length > MOST_IN_BATCH)
    return refuse('import-size', { most: MOST_IN_BATCH });
  const agencies = new Map<number, ItemAgency | null>();
  const ids = await nextItemIds(work.db, batch.items.length);
  const rows: ImportedRow[] = [];
  const brought = new Set(batch.items.flatMap(item => item.indexNumber ?? []));
  const numbers: Numbers = { brought, used: new Set() };
  for (const [at, former] of batch.items.entries()) {
    if (!agencies.has(former.agencyId)) agencies.set(former.agencyId, await findItemAgency(work.db, former.agencyId));
    const row = await prepareRow(work, parts, batch, former, ids[at]!, agencies.get(former.agencyId)!, numbers);
    if (typeof row === 'string') return refuse('import-row', { row: at + 1, fault: row });
    rows.push(row);
  }
  const [taken] = await findTakenNumbers(work.db, [...brought]);
  if (taken !== undefined) return refuseTaken(rows, ({ item }) => item.indexNumber === taken);

  const batchHash = hashBatch(rows.map(factOf));
  const importId = await insertImport(work.db, rows.length, batchHash, work.now);
  const lost = await insertItems(work, importId, rows);
  if (lost !== null) return refuseTaken(rows, ({ item }) => item.id === lost);
  for (let from = 0; from < rows.length; from += CHUNK)
    await insertImportedEditions(work.db, rows.slice(from, from + CHUNK));
  for (const row of rows) await show(work, parts, row, agencies.get(row.item.agencyId)!);
  const payload = { items: rows.length, batchHash, first: ids[0]!, last: ids.at(-1)! };
  await work.append(emptyStream(`disclosure-import/${importId}`), [
    { kind: 'items-imported', happenedOn: work.today, agencyId: batch.agencyId, payload },
  ]);
  work.afterCommit(() => parts.siteChanged());
  return done({ importId, itemIds: ids });
}

/**
 * In the order of their numbers, so that two imports at once wait for each other and never each for the other. The id of an
 * item whose number somebody else brought meanwhile, or null.
 */
async function insertItems(work: Work, importId: number, rows: readonly ImportedRow[]): Promise<number | null> {
  const inOrder = rows.toSorted((one, other) => (one.item.indexNumber! < other.item.indexNumber! ? -1 : 1));
  for (let from = 0; from < inOrder.length; from += CHUNK) {
    const chunk = inOrder.slice(from, from + CHUNK);
    const inserted = new Set(await insertImportedItems(work.db, importId, chunk));
    const lost = chunk.find(({ item }) => !inserted.has(item.id));
    if (lost) return lost.item.id;
  }
  return null;
}

function refuseTaken(rows: readonly ImportedRow[], isTaken: (row: ImportedRow) => boolean) {
  const fault: ImportFault = 'index-number-taken';
  return refuse('import-row', { row: rows.findIndex(isTaken) + 1, fault });
}

/** Numbers that the batch brings along, and those it has used so far. */
interface Numbers {
  readonly brought: ReadonlySet<string>;
  readonly used: Set<string>;
}

async function prepareRow(
  work: Work,
  parts: Pick<DisclosuresParts, 'calendar'>,
  batch: ItemBatch,
  former: FormerItem,
  id: number,
  agency: ItemAgency | null,
  numbers: Numbers,
): Promise<ImportedRow | ImportFault> {
  if (!agency) return 'agency-unknown';
  if (former.content.openness !== 'proactive') return 'not-proactive';
  if (former.publishedAt > work.now) return 'published-in-future';
  if (former.content.formedOn > localDateOf(former.publishedAt)) return 'published-before-formed';
  if (!findCategory(former.content.category)) return 'category-unknown';
  const body = sanitiseHtml(former.content.body);
  if (!body) return 'body-too-deep';
  const due = reckonDue(parts.calendar(), former.content.formedOn);
  if (!due) return 'formed-on-out-of-range';
  // A former site knew no grounds; what is public needs none.
  const content = { ...former.content, body: body.html, opennessGround: null, opennessReason: null };
  const files = await listStoredFiles(work.db, content.attachments);
  const held =
    files.length === content.attachments.length && (await holdEditionFiles(work.db, id, 1, content.attachments));
  if (!held) return 'attachment-missing';
  const indexNumber = former.indexNumber ?? (await giveUnbrought(work, agency, former.publishedAt, numbers.brought));
  if (numbers.used.has(indexNumber)) return 'index-number-taken';
  numbers.used.add(indexNumber);
  const item: Item = {
    id,
    agencyId: agency.id,
    head: emptyStream(itemStream(id)),
    state: 'published',
    editionNo: 1,
    publishedEditionNo: 1,
    steps: null,
    currentStep: null,
    secrecySigned: false,
    indexNumber,
    due,
    publishAt: null,
    publishedAt: former.publishedAt,
    withdrawal: null,
    origin: 'imported',
    updatedAt: work.now,
  };
  const edition = {
    no: 1,
    content,
    contentHash: contentHash(content, null),
    draftedBy: batch.personId,
    writtenBy: [batch.personId],
    changedAt: work.now,
    basedOn: null,
    note: null,
    publishedAt: former.publishedAt,
  };
  return { item, edition };
}

/** One of ours that no later row of the same batch brings along. */
async function giveUnbrought(work: Work, agency: ItemAgency, publishedAt: Instant, brought: ReadonlySet<string>) {
  for (;;) {
    const indexNumber = await giveIndexNumber(work.db, agency, localDateOf(publishedAt));
    if (!brought.has(indexNumber)) return indexNumber;
  }
}

function factOf({ item, edition }: ImportedRow) {
  const { id, agencyId } = item;
  return {
    id,
    agencyId,
    indexNumber: item.indexNumber!,
    publishedAt: item.publishedAt!,
    contentHash: edition.contentHash,
  };
}

async function show(
  work: Work,
  parts: Pick<DisclosuresParts, 'agencies'>,
  { item, edition }: ImportedRow,
  agency: ItemAgency,
): Promise<void> {
  const named = await parts.agencies.findNameOn(work.db, agency.id, localDateOf(item.publishedAt!));
  await showPublicly(work.db, {
    itemId: item.id,
    agencyId: agency.id,
    agencyName: named?.name ?? agency.name,
    indexNumber: item.indexNumber!,
    editionNo: 1,
    publishedAt: item.publishedAt!,
    revisedAt: null,
    content: edition.content,
    bodyText: plainText(edition.content.body),
    files: await listStoredFiles(work.db, edition.content.attachments),
    editions: [{ no: 1, publishedAt: item.publishedAt!, note: null }],
  });
}
