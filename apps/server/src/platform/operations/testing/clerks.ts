import { randomBytes } from 'node:crypto';
import { type Instant, toInstant } from '../../clock/clock.ts';
import type { DatabasePool } from '../../database/pool.ts';
import { holdFile, saveFileRow } from '../../files/file-rows.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import { append } from '../../ledger/append.ts';
import { emptyStream } from '../../ledger/chain.ts';

export interface Clerks {
  /** What was acknowledged so far: streams of the ledger, each with a file of its own. */
  readonly acknowledged: readonly string[];
  stop(): Promise<void>;
}

/** People at work: each stores a file and appends to a stream of their own, over and over, until they are stopped. */
export function startClerks(pool: DatabasePool, store: FileStore, many = 3): Clerks {
  const acknowledged: string[] = [];
  let working = true;
  const work = async (clerk: number) => {
    for (let n = 1; working; n++) {
      await writeOnce(pool, store, `drill/${clerk}-${n}`);
      acknowledged.push(`drill/${clerk}-${n}`);
    }
  };
  const ended = Promise.all(Array.from({ length: many }, (_, clerk) => work(clerk + 1)));
  // A fault is told by `stop`; until then it must not end the process.
  ended.catch(() => {});
  return {
    acknowledged,
    async stop() {
      working = false;
      await ended;
    },
  };
}

export async function writeOnce(pool: DatabasePool, store: FileStore, stream: string): Promise<void> {
  const { hash, size } = await store.put(randomBytes(2_000));
  const now: Instant = toInstant(new Date());
  await pool.kysely.transaction().execute(async tx => {
    await saveFileRow(tx, { hash, size, type: 'txt', verdict: 'clear', doubts: 0, openness: null }, now);
    await holdFile(tx, hash, stream as `${string}/${string}`);
    await append(
      tx,
      emptyStream(stream),
      [1, 2].map(step => ({ kind: 'drill-written', happenedOn: '2026-11-20', agencyId: 1, payload: { step, hash } })),
      { now, actor: { kind: 'system', name: 'drill' }, algorithm: 'sha256' },
    );
  });
}
