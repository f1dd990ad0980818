import { setImmediate as breathe } from 'node:timers/promises';
import { addDays } from '@gongkai/statute';
import type { Client } from 'pg';
import { localDateOf } from '../../platform/clock/clock.ts';
import { withSession } from '../../platform/database/connect.ts';
import { done } from '../../platform/outcome.ts';
import type { Actor } from '../../platform/work.ts';
import { planCounty } from '../county/plan-county.ts';
import { copyImport } from '../load/copy-import.ts';
import { IndexNumbers } from '../load/index-numbers.ts';
import { type CountyWorld, loadStories, reserveIds } from '../load/load-stories.ts';
import { withOneSession } from '../load/one-session.ts';
import { type FormerPublication, type PreparedImport, prepareImport } from '../load/prepare-import.ts';
import type { Progress } from '../load/progress.ts';
import { scriptedTransact } from '../load/scripted-time.ts';
import type { SeedParts } from '../load/seed-parts.ts';
import { Shelves } from '../load/shelves.ts';
import { Random } from '../random.ts';
import { LifeWriter } from '../story/life-writer.ts';
import type { Story } from '../story/story.ts';
import { buildIndexes, dropIndexes } from './held-indexes.ts';
import { asStored, writeLargeDocument } from './large-documents.ts';
import { type LargeSchedule, publishedAt, scheduleOf } from './large-schedule.ts';
import { raiseShelves } from './raise-shelves.ts';

export const LARGE_ITEMS = 1_000_000;
const BATCH = 2_500;
const REQUEST = 'demonstration';

export interface LargeOptions {
  readonly ownerUrl: string;
  readonly items: number;
}

/** A million items: the former site's in batches of imports, a tenth written and signed here; indexes at the end. */
export async function loadLarge(
  parts: SeedParts,
  progress: Progress,
  { ownerUrl, items }: LargeOptions,
): Promise<void> {
  const started = Date.now();
  const schedule = scheduleOf(items, progress.plannedAt);
  const county = { plan: planCounty('large').agencies, agencies: progress.agencies, people: progress.people };
  await withSession(
    ownerUrl,
    'DATABASE_OWNER_URL',
    async owner => {
      await raiseShelves(owner, schedule);
      const held = await dropIndexes(owner);
      const numbers = await new Loader(parts, county, schedule).load();
      parts.log.info('large: rows are in', { items, ms: Date.now() - started });
      await saveNumbers(parts, numbers);
      await buildIndexes(owner, held, (definition, ms) =>
        parts.log.info('large: index built', { index: / ([a-z_]+) ON /i.exec(definition)?.[1], ms }),
      );
      await vacuum(owner);
    },
    { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai seed' },
  );
  const ms = Date.now() - started;
  parts.log.info('large: complete', { items, ms, itemsPerSecond: Math.round((items / ms) * 1_000), rssMb: rssMb() });
}

class Loader {
  readonly #parts: SeedParts;
  readonly #county: CountyWorld;
  readonly #schedule: LargeSchedule;
  #numbers!: IndexNumbers;
  #shelves!: Shelves;

  constructor(parts: SeedParts, county: CountyWorld, schedule: LargeSchedule) {
    this.#parts = parts;
    this.#county = county;
    this.#schedule = schedule;
  }

  async load(): Promise<IndexNumbers> {
    await scriptedTransact(this.#parts, this.#parts.clock)(
      { actor: this.#actor, requestId: REQUEST },
      async ({ db }) => {
        this.#numbers = await IndexNumbers.load(db);
        this.#shelves = await Shelves.load(db);
        return done(true);
      },
    );
    // While the database takes one batch in, the next one is written.
    let copying = Promise.resolve();
    for (let from = 0; from < this.#schedule.imported; from += BATCH) {
      const count = Math.min(BATCH, this.#schedule.imported - from);
      const ids = await this.#reserve(count);
      const prepared = await this.#prepare(from, count, ids);
      await copying;
      copying = this.#copy(prepared, ids.importId);
      if ((from / BATCH) % 20 === 0) this.#tell(from + count);
    }
    await copying;
    for (let from = 0; from < this.#schedule.written; from += BATCH) {
      const count = Math.min(BATCH, this.#schedule.written - from);
      await this.#loadWritten(from, count);
      if ((from / BATCH) % 4 === 0) this.#tell(this.#schedule.imported + from + count);
    }
    return this.#numbers;
  }

  #tell(items: number): void {
    this.#parts.log.info('large: loading', { items, rssMb: rssMb() });
  }

  /** Who brought it along: the county's clerk, for the county. */
  get #actor(): Extract<Actor, { kind: 'person' }> {
    const agencyId = this.#county.agencies.xian!;
    return { kind: 'person', personId: this.#county.people['fuban.clerk']!, agencyId, sessionId: REQUEST };
  }

  async #reserve(count: number) {
    return this.#parts.pool.kysely.transaction().execute(async db => {
      const itemIds = await reserveIds(db, 'core.items', count);
      const [importId] = await reserveIds(db, 'core.item_imports', 1);
      return { itemIds, importId: importId! };
    });
  }

  #prepare(from: number, count: number, { itemIds, importId }: { itemIds: readonly number[]; importId: number }) {
    const { plan, agencies } = this.#county;
    const known = new Map(
      plan.map(({ key, facts: { name, creditCode } }) => [key, { id: agencies[key]!, name, creditCode }]),
    );
    let drawn = 0;
    const world = {
      calendar: this.#parts.calendar(),
      agency: (key: string) => known.get(key)!,
      nextItemId: () => itemIds[drawn++]!,
      nextIndexNumber: (agency: Parameters<IndexNumbers['next']>[0], on: string) => this.#numbers.next(agency, on),
    };
    const moment = {
      importId,
      now: this.#parts.clock.now(),
      personId: this.#actor.personId,
      agency: world.agency('xian'),
    };
    return prepareImport(world, this.#shelves, moment, this.#formerPublications(from, count));
  }

  *#formerPublications(from: number, count: number): Generator<FormerPublication> {
    const { imported, importedFrom, openedOn } = this.#schedule;
    for (let at = from; at < from + count; at++) {
      const published = publishedAt(at, imported, importedFrom, openedOn);
      const random = new Random(`former/${at}`);
      const formedOn = addDays(localDateOf(published), -random.integer(0, 12));
      const { agency, content, text } = writeLargeDocument(random, at + 1, formedOn);
      yield { agency, content: asStored(content), text, publishedAt: published };
    }
  }

  #copy(prepared: PreparedImport, importId: number): Promise<void> {
    return withOneSession(this.#parts.pool, async (client, db) => {
      const parts = { ...this.#parts, pool: { kysely: db } };
      await scriptedTransact(parts, this.#parts.clock)({ actor: this.#actor, requestId: REQUEST }, async work => {
        await copyImport(work, client, prepared, importId);
        return done(true);
      });
    });
  }

  async #loadWritten(from: number, count: number): Promise<void> {
    const { written, openedOn, today } = this.#schedule;
    const stories: Story[] = [];
    for (let at = from; at < from + count; at++) {
      const random = new Random(`written/${at}`);
      const draftedOn = localDateOf(publishedAt(at, written, openedOn, addDays(today, -14)));
      const { agency, content } = writeLargeDocument(random, this.#schedule.imported + at + 1, draftedOn);
      const life = new LifeWriter(agency, random)
        .draft(draftedOn, content)
        .goThrough()
        .lifeUntil(this.#parts.clock.now());
      if (life) stories.push([life]);
      if (at % 50 === 0) await breathe();
    }
    await withOneSession(this.#parts.pool, async (client, db) => {
      const parts = { ...this.#parts, pool: { kysely: db } };
      await scriptedTransact(parts, this.#parts.clock)({ actor: this.#actor, requestId: REQUEST }, async work => {
        await loadStories(this.#parts, work, client, this.#county, stories, this.#numbers);
        return done(true);
      });
    });
  }
}

async function saveNumbers(parts: SeedParts, numbers: IndexNumbers): Promise<void> {
  await parts.pool.kysely.transaction().execute(db => numbers.save(db));
}

/** So that the first reader does not pay for the hint bits of a million rows, and index-only scans are what they say. */
async function vacuum(owner: Client): Promise<void> {
  for (const table of [
    'public_site.items',
    'public_site.item_texts',
    'public_site.search_entries',
    'public_site.search_texts',
  ])
    await owner.query(`vacuum (analyze) ${table}`);
}

function rssMb(): number {
  return Math.round(process.memoryUsage.rss() / 1_048_576);
}
