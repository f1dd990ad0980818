import { isDeepStrictEqual } from 'node:util';
import type { ProjectionCheck } from '../../platform/feature.ts';
import { readStream } from '../../platform/ledger/read-stream.ts';
import { contentHash } from './content/content-hash.ts';
import type { Item } from './item.ts';
import { hashBatch } from './rules/batch-hash.ts';
import { foldItem, type ItemProjection, nothingYet } from './rules/fold-item.ts';
import { itemStream } from './rules/item-events.ts';
import type { Db } from './store/db.ts';
import { findEdition } from './store/editions.ts';
import { listImportedFacts } from './store/imports.ts';
import { listAllItems, listCopyFaults, listImports } from './store/projections.ts';

/** The row of an item says what its events say, and its content is the content that was signed. */
export const itemProjection: ProjectionCheck = {
  name: 'disclosures.items',
  async *run(db) {
    for await (const item of listAllItems(db)) {
      const stream = itemStream(item.id);
      for (const message of await checkItem(db, item)) yield { stream, message };
    }
  },
};

async function checkItem(db: Db, item: Item): Promise<string[]> {
  const messages: string[] = [];
  const events = await readStream(db, itemStream(item.id));
  const last = events.at(-1);
  if (item.head.version !== (last?.version ?? 0))
    messages.push(`row stands at version ${item.head.version}, the stream at ${last?.version ?? 0}`);
  else if (last && !item.head.hash.equals(last.hash))
    messages.push(`row has another head hash than event ${last.version}`);
  const folded = foldItem(startOf(item), events);
  const kept = keptOf(item);
  for (const key of Object.keys(kept) as (keyof typeof kept)[])
    if (!isDeepStrictEqual(folded[key], kept[key]))
      messages.push(`${key} is ${JSON.stringify(kept[key])}, its events say ${JSON.stringify(folded[key])}`);
  const edition = await findEdition(db, item.id, item.editionNo);
  if (!edition) return [...messages, `edition ${item.editionNo} is missing`];
  if (contentHash(edition.content, edition.note) !== edition.contentHash)
    messages.push(`the content of edition ${edition.no} does not have its hash`);
  if (folded.contentHash !== null && folded.contentHash !== edition.contentHash)
    messages.push(`edition ${edition.no} is not the content that its events name`);
  return messages;
}

/** An imported item begins as its import left it; the import's own hash covers that. */
function startOf(item: Item): ItemProjection {
  if (item.origin === 'written') return nothingYet;
  const { indexNumber, publishedAt, due } = item;
  return { ...nothingYet, state: 'published', publishedEditionNo: 1, indexNumber, publishedAt, due };
}

function keptOf(item: Item): Omit<ItemProjection, 'contentHash'> {
  const { state, editionNo, publishedEditionNo, currentStep, secrecySigned, indexNumber, due, publishAt, publishedAt } =
    item;
  const withdrawn = item.withdrawal && { on: item.withdrawal.on, ground: item.withdrawal.ground };
  return {
    state,
    editionNo,
    publishedEditionNo,
    currentStep,
    secrecySigned,
    indexNumber,
    due,
    publishAt,
    publishedAt,
    withdrawn,
  };
}

/** What was imported is what the event of the import says: count and hash over every item. */
export const importProjection: ProjectionCheck = {
  name: 'disclosures.imports',
  async *run(db) {
    for await (const batch of listImports(db)) {
      const stream = `disclosure-import/${batch.id}`;
      const [event] = await readStream(db, stream);
      const payload = event?.payload as { items?: number; batchHash?: string } | undefined;
      const facts = await listImportedFacts(db, batch.id);
      if (payload?.items !== facts.length)
        yield { stream, message: `${facts.length} items, the event says ${payload?.items}` };
      if (payload?.batchHash !== hashBatch(facts))
        yield { stream, message: 'an imported item is not what was imported' };
    }
  },
};

/** The public reads exactly the editions that are published. */
export const publicCopyProjection: ProjectionCheck = {
  name: 'disclosures.public-copy',
  async *run(db) {
    for (const { id, shown, published } of await listCopyFaults(db))
      yield {
        stream: itemStream(id),
        message: `the public reads edition ${shown ?? 'none'}, published is ${published ?? 'none'}`,
      };
  },
};
