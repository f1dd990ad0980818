import { setImmediate as breathe } from 'node:timers/promises';
import type { ItemContent } from '@gongkai/contract';
import { type BatchFact, contentHash, hashBatch, reckonDue } from '../../features/disclosures/index.ts';
import { type Instant, localDateOf } from '../../platform/clock/clock.ts';
import { ZERO_HASH } from '../../platform/ledger/digest.ts';
import type { EventDraft } from '../../platform/ledger/event.ts';
import { ItemTables } from './item-tables.ts';
import type { LivedItem } from './live-life.ts';
import type { Shelves } from './shelves.ts';
import type { World, WorldAgency } from './world.ts';

/** An item as a former site had it. */
export interface FormerPublication {
  readonly agency: string;
  readonly content: ItemContent;
  readonly text: string;
  readonly publishedAt: Instant;
}

export interface ImportMoment {
  readonly importId: number;
  readonly now: Instant;
  /** Who answers for the import. */
  readonly personId: number;
  readonly agency: WorldAgency;
}

export interface PreparedImport {
  readonly tables: ItemTables;
  readonly items: number;
  readonly batchHash: string;
  readonly event: EventDraft;
}

const BREATH = 50;

/** The rows of a batch as `importItems` would write them, made in memory; the event loop turns in between. */
export async function prepareImport(
  world: Pick<World, 'calendar' | 'agency' | 'nextItemId' | 'nextIndexNumber'>,
  shelves: Shelves,
  moment: ImportMoment,
  publications: Iterable<FormerPublication>,
): Promise<PreparedImport> {
  const tables = new ItemTables();
  const facts: BatchFact[] = [];
  for (const publication of publications) {
    const lived = asImported(world, moment, publication);
    const { id, agencyId, indexNumber, publishedAt } = lived.item;
    const [{ contentHash: hash }] = lived.editions as [LivedItem['editions'][number]];
    facts.push({ id, agencyId, indexNumber: indexNumber!, publishedAt: publishedAt!, contentHash: hash });
    tables.add(lived, { version: 0, hash: ZERO_HASH }, shelves.of(publishedAt!), moment.importId);
    if (facts.length % BREATH === 0) await breathe();
  }
  const batchHash = hashBatch(facts);
  const payload = { items: facts.length, batchHash, first: facts[0]!.id, last: facts.at(-1)!.id };
  const event = { kind: 'items-imported', happenedOn: localDateOf(moment.now), agencyId: moment.agency.id, payload };
  return { tables, items: facts.length, batchHash, event };
}

function asImported(
  world: Pick<World, 'calendar' | 'agency' | 'nextItemId' | 'nextIndexNumber'>,
  { now, personId }: ImportMoment,
  { agency: key, content, text, publishedAt }: FormerPublication,
): LivedItem {
  const agency = world.agency(key);
  const due = reckonDue(world.calendar, content.formedOn);
  if (!due) throw new Error(`no calendar reckons from ${content.formedOn}`);
  return {
    agency,
    item: {
      id: world.nextItemId(),
      agencyId: agency.id,
      state: 'published',
      editionNo: 1,
      publishedEditionNo: 1,
      steps: null,
      currentStep: null,
      secrecySigned: false,
      indexNumber: world.nextIndexNumber(agency, localDateOf(publishedAt)),
      due,
      publishAt: null,
      publishedAt,
      withdrawal: null,
      origin: 'imported',
      updatedAt: now,
    },
    editions: [
      {
        no: 1,
        content,
        contentHash: contentHash(content, null),
        draftedBy: personId,
        writtenBy: [personId],
        changedAt: now,
        basedOn: null,
        note: null,
        publishedAt,
      },
    ],
    signatures: [],
    stored: new Map(),
    revisedAt: null,
    removed: null,
    history: [],
    text,
  };
}
