import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { testDatabase } from '../testing/database.ts';
import { append } from './append.ts';
import type { AppendContext } from './chain.ts';
import { emptyStream } from './chain.ts';
import type { EventDraft, StreamHead } from './event.ts';
import { findEvent, loadHead, readStream } from './read-stream.ts';
import { StreamConflict } from './stream-conflict.ts';
import { bucketOf } from './stream-name.ts';

const database = await testDatabase();
const db = database.office.kysely;

const CONTEXT: AppendContext = {
  now: '2026-11-21T02:00:00.123Z',
  actor: { kind: 'person', personId: 12, agencyId: 3, sessionId: 'x' },
  algorithm: 'sha256',
};

function draft(part: Partial<EventDraft> = {}): EventDraft {
  return { kind: 'draft-saved', happenedOn: '2026-11-20', agencyId: 3, payload: { edition: 1 }, ...part };
}

function appendTo(head: StreamHead, ...drafts: EventDraft[]) {
  return db.transaction().execute(tx => append(tx, head, drafts, CONTEXT));
}

test('append() begins a stream and goes on from the head it returned', async () => {
  const first = await appendTo(emptyStream('item/1'), draft());
  const second = await appendTo(first, draft({ kind: 'item-submitted' }), draft({ kind: 'item-published' }));
  assert.deepEqual([first.version, second.version], [1, 3]);
  assert.deepEqual(await loadHead(db, 'item/1'), { stream: 'item/1', version: 3, hash: second.hash });
  assert.deepEqual(
    (await readStream(db, 'item/1')).map(event => event.kind),
    ['draft-saved', 'item-submitted', 'item-published'],
  );
});

test('readStream() gives back exactly what was appended, rare characters included', async () => {
  const written = await appendTo(
    emptyStream('item/2'),
    draft({
      payload: { place: '𠮷林㼆县\t"\\', ratio: 0.1, big: 1e21, nested: { list: [1, null, true] } },
      corrects: { stream: 'item/1', version: 2, reason: '文号写错' },
      unlawful: '条例第三十三条',
    }),
  );
  assert.deepEqual(await readStream(db, 'item/2'), written.events);
  assert.deepEqual(await readStream(db, 'item/2', 1), []);
  assert.deepEqual(await findEvent(db, 'item/2', 1), written.events[0]);
  assert.equal(await findEvent(db, 'item/2', 2), null);
});

test('loadHead() of a stream that does not exist is version 0', async () => {
  assert.deepEqual(await loadHead(db, 'item/none'), emptyStream('item/none'));
});

test('append() on an old head is a StreamConflict and writes nothing', async () => {
  const first = await appendTo(emptyStream('item/3'), draft());
  await appendTo(first, draft());
  await assert.rejects(appendTo(first, draft()), StreamConflict);
  await assert.rejects(appendTo(emptyStream('item/3'), draft()), StreamConflict);
  await assert.rejects(appendTo({ ...first, version: 2 }, draft()), StreamConflict, 'right version, wrong hash');
  await assert.rejects(appendTo({ ...first, stream: 'item/nowhere' }, draft()), StreamConflict);
  assert.equal((await readStream(db, 'item/3')).length, 2);
});

test('append() lets one of twenty at the same step win, for a new stream and for an old one', async () => {
  let head: StreamHead = emptyStream('item/4');
  for (let round = 0; round < 2; round += 1) {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => appendTo(head, draft())));
    const won = outcomes.filter(outcome => outcome.status === 'fulfilled');
    const lost = outcomes.filter(outcome => outcome.status === 'rejected');
    assert.equal(won.length, 1);
    assert.ok(lost.every(outcome => outcome.reason instanceof StreamConflict));
    head = won[0]!.value;
  }
  assert.equal((await readStream(db, 'item/4')).length, 2);
});

test('append() in opposite orders on two streams ends as a StreamConflict of one of the two', async () => {
  const heads = [await appendTo(emptyStream('item/10'), draft()), await appendTo(emptyStream('item/11'), draft())];
  const both = (order: StreamHead[]) =>
    db.transaction().execute(async tx => {
      for (const head of order) {
        await append(tx, head, [draft()], CONTEXT);
        await wait(100);
      }
    });
  const outcomes = await Promise.allSettled([both(heads), both(heads.toReversed())]);
  const lost = outcomes.filter(outcome => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(lost[0]!.reason instanceof StreamConflict, String(lost[0]!.reason));
});

test('append() leaves nothing behind when the transaction goes back', async () => {
  const fault = new Error('the command failed later');
  await assert.rejects(
    db.transaction().execute(async tx => {
      await append(tx, emptyStream('item/5'), [draft()], CONTEXT);
      throw fault;
    }),
    fault,
  );
  assert.equal((await loadHead(db, 'item/5')).version, 0);
  await appendTo(emptyStream('item/5'), draft());
});

test('append() refuses no events and a beginning with a hash', async () => {
  await assert.rejects(appendTo(emptyStream('item/6')), /No events/);
  await assert.rejects(appendTo({ stream: 'item/6', version: 0, hash: Buffer.alloc(32, 1) }, draft()), /zero hash/);
});

test('ledger.bucket_of() puts a stream where bucketOf() puts it', async () => {
  const names = Array.from({ length: 200 }, (_, at) => `report/${at}/2026`);
  const { rows } = await sql<{ name: string; bucket: number }>`
    select name, ledger.bucket_of(name) as bucket from unnest(${names}::text[]) name`.execute(database.owner.kysely);
  for (const row of rows) assert.equal(row.bucket, bucketOf(row.name), row.name);
});

for (const who of ['office', 'owner'] as const)
  test(`ledger.events refuses update, delete and truncate to the ${who}`, async () => {
    const run = database[who];
    for (const statement of [
      'update ledger.events set actor = actor',
      'delete from ledger.events',
      'truncate ledger.events',
      'delete from ledger.streams',
      'truncate ledger.streams',
      'update ledger.anchors set streams = 0',
      'delete from ledger.anchors',
      'insert into ledger.events select * from ledger.events on conflict (stream, version) do update set actor = excluded.actor',
    ])
      await assert.rejects(run.query(statement), /append-only|permission denied/, statement);
    assert.equal((await readStream(db, 'item/1')).length, 3);
  });

test('ledger schema is closed to the portal', async () => {
  for (const table of ['events', 'streams', 'anchors', 'tree_nodes'])
    await assert.rejects(database.portal.query(`select from ledger.${table}`), /permission denied/);
});
