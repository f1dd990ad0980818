import { sql } from 'kysely';
import type { Client, PoolClient } from 'pg';
import { itemStream } from '../../features/disclosures/index.ts';
import { holdFile } from '../../platform/files/file-rows.ts';
import { type FileStore, hashOf } from '../../platform/files/stores/file-store.ts';
import { BulkAppend } from '../../platform/ledger/bulk-append.ts';
import type { Tx, Work } from '../../platform/work.ts';
import type { PlannedAgency } from '../county/agencies.ts';
import type { Life, Story } from '../story/story.ts';
import { IndexNumbers } from './index-numbers.ts';
import { ItemTables } from './item-tables.ts';
import { type LivedItem, liveLife } from './live-life.ts';
import type { CountyIds } from './load-county.ts';
import { algorithmOf, eventIdsAfter } from './scripted-time.ts';
import type { SeedParts } from './seed-parts.ts';
import { Shelves } from './shelves.ts';
import { storeFile } from './store-file.ts';
import type { StoredFile, World } from './world.ts';

const FLUSH_AT_CHARACTERS = 8_000_000;

export interface CountyWorld extends CountyIds {
  readonly plan: readonly PlannedAgency[];
}

/**
 * Loads stories by COPY in the transaction of `work`, whose session `client` is: rows, events and the public copy as the
 * commands would have left them. `given` are serials that the caller keeps over many calls.
 */
export async function loadStories(
  parts: Pick<SeedParts, 'store' | 'calendar' | 'config'>,
  work: Work,
  client: Client | PoolClient,
  county: CountyWorld,
  stories: readonly Story[],
  given?: IndexNumbers,
): Promise<void> {
  // Search entries are made here; the database's own trigger stays out of it.
  await sql`set local gongkai.bulk = 'on'`.execute(work.db);
  const lives = stories.flat();
  const numbers = given ?? (await IndexNumbers.load(work.db));
  const files = await storeFiles(work, parts.store, lives);
  const world = await openWorld(parts, work.db, county, numbers, files, lives);
  const shelves = await Shelves.load(work.db);
  const events = new BulkAppend(client);
  const tables = new ItemTables();
  for (const story of stories) {
    const lived: LivedItem[] = [];
    for (const life of story) lived.push(liveLife(life, world, at => lived[at]!.item.id));
    for (const item of lived) {
      const stream = itemStream(item.item.id);
      const newId = eventIdsAfter({ stream, version: 0 });
      const steps = item.history.map(({ drafts, context }) => ({ drafts, context: { ...context, newId } }));
      const chained = await events.add(stream, steps);
      tables.add(item, chained.at(-1)!, shelves.of(item.item.publishedAt ?? work.now));
    }
    if (tables.characters > FLUSH_AT_CHARACTERS) await tables.flush(client);
    await holdFiles(work.db, lived);
  }
  await events.flush();
  await tables.flush(client);
  if (!given) await numbers.save(work.db);
}

async function storeFiles(work: Work, store: FileStore, lives: readonly Life[]): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const { steps } of lives) {
    for (const step of steps) {
      if (!('content' in step)) continue;
      for (const { bytes } of step.content.files) {
        const hash = hashOf(bytes);
        if (!stored.has(hash)) stored.set(hash, await storeFile({ ...work, now: step.at }, store, bytes));
      }
    }
  }
  return stored;
}

/** Steps that put a name under something. */
const SIGNING = new Set(['submit', 'sign-secrecy', 'approve', 'return', 'publish']);

async function openWorld(
  parts: Pick<SeedParts, 'calendar' | 'config'>,
  db: Tx,
  county: CountyWorld,
  numbers: IndexNumbers,
  files: ReadonlyMap<string, StoredFile>,
  lives: readonly Life[],
): Promise<World> {
  const signatures = lives.reduce((sum, { steps }) => sum + steps.filter(({ act }) => SIGNING.has(act)).length, 0);
  const itemIds = await reserveIds(db, 'core.items', lives.length);
  const signatureIds = await reserveIds(db, 'core.signatures', signatures);
  const agencies = new Map(
    county.plan.map(({ key, facts: { name, creditCode } }) => [key, { id: county.agencies[key]!, name, creditCode }]),
  );
  return {
    calendar: parts.calendar(),
    algorithm: algorithmOf(parts),
    agency: key => known(agencies.get(key), key),
    person: loginName => known(county.people[loginName], loginName),
    file: bytes => known(files.get(hashOf(bytes)), 'file'),
    nextItemId: drawFrom(itemIds),
    nextSignatureId: drawFrom(signatureIds),
    nextIndexNumber: (agency, publishedOn) => numbers.next(agency, publishedOn),
  };
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the demonstration has no ${what}`);
  return value;
}

function drawFrom(ids: readonly number[]): () => number {
  let drawn = 0;
  return () => known(ids[drawn++], 'id left');
}

export async function reserveIds(db: Tx, table: string, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence(${table}, 'id')) as id
    from generate_series(1, ${count})`.execute(db);
  return rows.map(({ id }) => id);
}

async function holdFiles(db: Tx, lived: readonly LivedItem[]): Promise<void> {
  for (const { item, editions } of lived)
    for (const { no, content } of editions)
      for (const { hash } of content.attachments) await holdFile(db, hash, `disclosure-edition/${item.id}.${no}`);
}
