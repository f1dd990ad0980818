import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded/supervisor.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { type DatabasePool, openPool } from '../../apps/server/src/platform/database/pool.ts';
import { sessionConfig } from '../../apps/server/src/platform/database/session.ts';
import { append } from '../../apps/server/src/platform/ledger/append.ts';
import { type AppendContext, chainDrafts, emptyStream } from '../../apps/server/src/platform/ledger/chain.ts';
import type { EventDraft } from '../../apps/server/src/platform/ledger/event.ts';
import type { BenchRow } from './bench-row.ts';

const WRITERS = 16;
const ROUNDS = 5;
const ROUND_MS = 1_500;

const CONTEXT: AppendContext = {
  now: '2026-11-21T02:00:00.000Z',
  actor: { kind: 'person', personId: 12, agencyId: 3, sessionId: 'bench' },
  algorithm: 'sha256',
};
const DRAFT: EventDraft = {
  kind: 'item-published',
  happenedOn: '2026-11-21',
  agencyId: 3,
  payload: { itemId: 1024, edition: 3, contentId: 88, openness: 'proactive', reviewChain: 'three-steps' },
};

/**
 * Appending to many streams, durable (`fsync` on), sixteen writers, against the same rows put into a plain table of the same
 * columns and keys: what the chain, the heads and the optimistic lock cost. Both in transactions of their own, rounds interleaved.
 */
export async function run(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-ledger-'));
  const embedded = await startEmbedded({ dataDir: folder });
  try {
    await migrate(embedded.addresses);
    await makePlainTable(embedded.addresses.ownerUrl);
    const pool = openPool(embedded.addresses.officeUrl, { size: WRITERS });
    const ours: number[] = [];
    const base: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      base.push(await perSecond(pool, `plain/${round}`, insertPlain));
      ours.push(await perSecond(pool, `item/${round}`, appendOne));
    }
    await pool.close();
    const [oursMedian, baseMedian] = [median(ours), median(base)];
    return {
      name: 'ledger: durable appends to many streams',
      ours: oursMedian,
      base: baseMedian,
      against: 'the same inserts without it',
      ratio: oursMedian / baseMedian,
      unit: 'events/s',
      floor: 0.4,
    };
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makePlainTable(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(sessionConfig(ownerUrl));
  await owner.connect();
  await owner.query('create table ledger.plain (like ledger.events including all)');
  await owner.query('grant select, insert on ledger.plain to gongkai_office');
  await owner.end();
}

type Write = (pool: DatabasePool, stream: string) => Promise<unknown>;

function appendOne(pool: DatabasePool, stream: string): Promise<unknown> {
  return pool.kysely.transaction().execute(tx => append(tx, emptyStream(stream), [DRAFT], CONTEXT));
}

/** The values are made the same way, so that only the database's work differs. */
function insertPlain(pool: DatabasePool, stream: string): Promise<unknown> {
  const [event] = chainDrafts(emptyStream(stream), [DRAFT], CONTEXT);
  const { version, id, kind, happenedOn, recordedAt, actor, agencyId, algorithm, payloadText, prevHash, hash } = event!;
  return pool.kysely.transaction().execute(tx =>
    sql`insert into ledger.plain (stream, version, id, kind, happened_on, recorded_at, actor, agency_id, algorithm, payload, prev_hash, hash)
      values (${stream}, ${version}, ${id}, ${kind}, ${happenedOn}, ${recordedAt}, ${actor}, ${agencyId}, ${algorithm},
        ${payloadText}, ${prevHash}, ${hash})`.execute(tx),
  );
}

async function perSecond(pool: DatabasePool, prefix: string, write: Write): Promise<number> {
  const started = performance.now();
  let written = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let at = 0; performance.now() - started < ROUND_MS; at += 1) {
        await write(pool, `${prefix}-${writer}-${at}`);
        written += 1;
      }
    }),
  );
  return (written / (performance.now() - started)) * 1_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
