import { formatIndexNumber, type LocalDate, parseIndexNumberTemplate, yearOf } from '@gongkai/statute';
import type { EventDraft } from '../../../platform/ledger/event.ts';
import type { Work } from '../../../platform/work.ts';
import { plainText } from '../content/plain-text.ts';
import type { Item, ItemFile } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { hidePublicly, showPublicly } from '../public-copy.ts';
import { type ItemAgency, loadItemAgency } from '../store/agencies.ts';
import { listStoredFiles } from '../store/edition-files.ts';
import { listPublishedEditions, markEditionPublished } from '../store/editions.ts';
import { isIndexNumberTaken, loadIndexNumberTemplate, takeIndexSerial } from '../store/index-serials.ts';
import { checkPublicationGuard } from '../store/items.ts';
import { eventOf, saveEvents } from './save-events.ts';

type Parts = Pick<DisclosuresParts, 'siteChanged'>;

/** Makes the edition public, or takes the place of the one that was; `before` are the signatures that led here. */
export async function publishEdition(
  work: Work,
  parts: Parts,
  { item, edition }: ItemFile,
  before: readonly EventDraft[],
): Promise<Item> {
  const agency = await loadItemAgency(work.db, item.agencyId);
  const indexNumber = item.indexNumber ?? (await giveIndexNumber(work.db, agency, work.today));
  const publishedAt = item.publishedAt ?? work.now;
  const published: Item = {
    ...item,
    state: 'published',
    publishedEditionNo: edition.no,
    currentStep: null,
    publishAt: null,
    withdrawal: null,
    indexNumber,
    publishedAt,
  };
  const event = eventOf(work, item, 'item-published', {
    edition: edition.no,
    contentHash: edition.contentHash,
    indexNumber,
    publishedAt: work.now,
  });
  await markEditionPublished(work.db, item.id, edition.no, work.now);
  const saved = await saveEvents(work, published, [...before, event]);
  await checkPublicationGuard(work.db);
  await showPublicly(work.db, {
    itemId: item.id,
    agencyId: item.agencyId,
    agencyName: agency.name,
    indexNumber,
    editionNo: edition.no,
    publishedAt,
    revisedAt: item.publishedAt === null ? null : work.now,
    content: edition.content,
    bodyText: plainText(edition.content.body),
    files: await listStoredFiles(work.db, edition.content.attachments),
    editions: await listPublishedEditions(work.db, item.id),
  });
  work.afterCommit(() => parts.siteChanged());
  return saved;
}

/** 依申请公开、不予公开: the chain is done and nothing comes out; an edition that was public before is taken back. */
export async function registerEdition(
  work: Work,
  parts: Parts,
  { item, edition }: ItemFile,
  before: readonly EventDraft[],
): Promise<Item> {
  const wasPublic = item.publishedEditionNo !== null;
  const withdrawal = { on: work.today, ground: 'openness-changed', reason: '更正后公开属性不再是主动公开' } as const;
  const registered: Item = {
    ...item,
    state: 'registered',
    publishedEditionNo: null,
    currentStep: null,
    publishAt: null,
    withdrawal: wasPublic || item.withdrawal ? withdrawal : null,
  };
  const { openness } = edition.content;
  const event = eventOf(work, item, 'item-registered', {
    edition: edition.no,
    contentHash: edition.contentHash,
    openness,
    wasPublic,
  });
  const saved = await saveEvents(work, registered, [...before, event]);
  await checkPublicationGuard(work.db);
  if (wasPublic) {
    await hidePublicly(work.db, item.id, withdrawal);
    work.afterCommit(() => parts.siteChanged());
  }
  return saved;
}

/**
 * 索引号 is given when an item first becomes public, in the serial of that year: what is never published never uses one,
 * and a correction or a return after a withdrawal keeps the number that people wrote down (条例 art. 12).
 */
export async function giveIndexNumber(db: Work['db'], agency: ItemAgency, publishedOn: LocalDate): Promise<string> {
  const parsed = parseIndexNumberTemplate(await loadIndexNumberTemplate(db));
  if (!parsed.ok) throw new Error(`the index number template cannot be used: ${parsed.fault}`);
  const [year, month] = [yearOf(publishedOn), Number(publishedOn.slice(5, 7))];
  for (;;) {
    const serial = await takeIndexSerial(db, agency.id, year);
    const { creditCode, id: agencyId } = agency;
    const indexNumber = formatIndexNumber(parsed.template, { creditCode, agencyId, year, month, serial });
    if (!(await isIndexNumberTaken(db, indexNumber))) return indexNumber;
  }
}
