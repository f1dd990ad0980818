import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../testing/database.ts';
import { append } from './append.ts';
import { BulkAppend, type BulkStep } from './bulk-append.ts';
import { emptyStream } from './chain.ts';
import type { StreamHead } from './event.ts';
import { loadHead } from './read-stream.ts';
import { uuidV7 } from './uuid-v7.ts';

const byCommands = await testDatabase();
const byBulk = await testDatabase();

function history(stream: number): BulkStep[] {
  let drawn = stream * 1_000;
  return Array.from({ length: 1 + (stream % 4) }, (_, step) => ({
    drafts: Array.from({ length: 1 + (step % 2) }, (_, at) => ({
      kind: 'draft-saved',
      happenedOn: '2026-11-20' as const,
      agencyId: 3,
      payload: { at, text: '𠮷\t\\N\n\r"\\.' },
      ...(step === 1
        ? { corrects: { stream: 'item/1', version: 1, reason: '写\t错' }, unlawful: '条例\\第三十三条' }
        : {}),
    })),
    context: {
      now: `2026-11-21T02:00:0${step}.120Z` as const,
      actor: { kind: 'system', name: 'seed' } as const,
      algorithm: stream % 2 === 0 ? ('sha256' as const) : ('sm3' as const),
      newId: (atMs: number) => uuidV7(atMs, Buffer.from(String(++drawn).padStart(10, '0'))),
    },
  }));
}

test('BulkAppend writes the identical rows as the commands', async () => {
  const streams = Array.from({ length: 40 }, (_, at) => at + 1);
  for (const stream of streams) {
    let head: StreamHead = emptyStream(`item/${stream}`);
    for (const step of history(stream))
      head = await byCommands.office.kysely.transaction().execute(tx => append(tx, head, step.drafts, step.context));
  }
  await byBulk.office.withClient(async client => {
    await client.query('begin');
    const bulk = new BulkAppend(client);
    for (const stream of streams) await bulk.add(`item/${stream}`, history(stream));
    await bulk.flush();
    await bulk.flush();
    await client.query('commit');
  });
  for (const table of ['events', 'streams']) {
    const rows = `select t::text as row from ledger.${table} t order by t::text`;
    assert.deepEqual(await byBulk.office.query(rows), await byCommands.office.query(rows));
  }
});

test('BulkAppend fails on a stream that exists, and the session stays usable', async () => {
  await byBulk.office.withClient(async client => {
    await client.query('begin');
    const bulk = new BulkAppend(client);
    await bulk.add('item/1', history(1));
    await assert.rejects(bulk.flush(), /duplicate key/);
    await client.query('rollback');
  });
  assert.equal((await loadHead(byBulk.office.kysely, 'item/1')).version, 3);
});
