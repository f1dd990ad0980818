import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { DatabaseAway } from './database-away.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded/supervisor.ts';
import { openPool } from './pool.ts';

const dataDir = join(scratchFolder({ after }), 'data');
let embedded: EmbeddedPostgres = await startEmbedded({ dataDir, durable: false, settings: { fsync: 'off' } });
const address = embedded.addresses.ownerUrl;
const pool = openPool(address, { size: 4, name: 'gongkai test' });
after(async () => {
  await pool.close();
  await embedded.stop();
});

test('openPool() gives sessions whose commits are on disk, in UTC, with limits, whatever the address says', async () => {
  const contrary = new URL(address);
  contrary.searchParams.set('options', '-c synchronous_commit=off -c timezone=Asia/Shanghai -c geqo=off');
  const other = openPool(contrary.href, { statementTimeoutMs: 4_000, idleInTransactionMs: 9_000 });
  const rows =
    await other.query(`select current_setting('synchronous_commit') as commit, current_setting('timezone') as zone,
    current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle,
    current_setting('search_path') as path, current_setting('geqo') as kept`);
  await other.close();
  assert.deepEqual(rows, [{ commit: 'on', zone: 'UTC', statement: '4s', idle: '9s', path: '', kept: 'off' }]);
});

test('openPool() reads days, instants and counts as the program means them', async () => {
  const [row] = await pool.query<Record<string, unknown>>(
    `select date '2026-11-21' as day, timestamptz '2026-11-21 10:00:00.1239+08' as at, 9007199254740991::bigint as large,
       timestamptz '2026-11-21Z' as midnight, 12.50::numeric as exact, array[1, null]::bigint[] as ids, array[date '2026-01-01'] as days,
       array[timestamptz '2026-01-01Z'] as moments, '{}'::date[] as none, '𠮷㼆' as rare`,
  );
  assert.deepEqual(row, {
    day: '2026-11-21',
    at: '2026-11-21T02:00:00.123Z',
    large: 9007199254740991,
    midnight: '2026-11-21T00:00:00.000Z',
    exact: '12.50',
    ids: [1, null],
    days: ['2026-01-01'],
    moments: ['2026-01-01T00:00:00.000Z'],
    none: [],
    rare: '𠮷㼆',
  });
});

test('openPool() throws rather than rounding a count or inventing a moment', async () => {
  await assert.rejects(pool.query('select 9007199254740992::bigint'), RangeError);
  await assert.rejects(pool.query(`select 'infinity'::timestamptz`), RangeError);
  assert.deepEqual(await pool.query('select 1 as one'), [{ one: 1 }]);
});

test('named() prepares a statement once in each session', async () => {
  const statement = { name: 'twice', text: 'select $1::int * 2 as doubled' };
  for (const n of [1, 2, 3]) assert.deepEqual(await pool.named(statement, [n]), [{ doubled: n * 2 }]);
  const prepared = await pool.withClient(async client => {
    await client.query({ ...statement, values: [4] });
    return (await client.query(`select from pg_prepared_statements where name = 'twice'`)).rowCount;
  });
  assert.equal(prepared, 1);
});

test('a statement over its limit is an error of its own, and the session goes on', async () => {
  const hasty = openPool(address, { statementTimeoutMs: 100, size: 1 });
  await assert.rejects(hasty.query('select pg_sleep(2)'), { code: '57014' });
  assert.deepEqual(await hasty.query('select 1 as one'), [{ one: 1 }]);
  await hasty.close();
});

test('a pool without a free session says that the database is away, within its limit', async () => {
  const narrow = openPool(address, { size: 1 });
  const startedAt = Date.now();
  await narrow.withClient(async () => {
    await assert.rejects(narrow.query('select 1'), DatabaseAway);
  });
  assert.ok(Date.now() - startedAt < 5_000);
  await narrow.query('select 1');
  await narrow.close();
});

test('a rule of the database stays the error it is', async () => {
  await assert.rejects(pool.query('select 1 / 0'), { code: '22012' });
  await assert.rejects(sql`select 1 / 0`.execute(pool.kysely), { code: '22012' });
});

test('a killed session rejects its transaction as DatabaseAway and is replaced', async () => {
  const victim = pool.kysely.transaction().execute(async transaction => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await wait(50);
    await sql`select 1`.execute(transaction);
  });
  await assert.rejects(victim, DatabaseAway);
  for (let n = 0; n < 8; n++) await pool.query('select 1');
});

test('a pool outlives a restart of the database: DatabaseAway within 5 s while it is gone, then answers again', async () => {
  await Promise.all([1, 2, 3, 4].map(() => pool.query('select pg_sleep(0.05)')));
  await embedded.stop();
  for (const ask of [() => pool.query('select 1'), () => sql`select 1`.execute(pool.kysely), () => pool.ping()]) {
    const startedAt = Date.now();
    await assert.rejects(ask(), (error: unknown) => error instanceof DatabaseAway && error.retryAfterSeconds === 5);
    assert.ok(Date.now() - startedAt < 5_000);
  }
  embedded = await startEmbedded({ dataDir, durable: false, settings: { fsync: 'off' } });
  assert.deepEqual(await pool.query('select 1 as one'), [{ one: 1 }]);
  assert.deepEqual((await sql`select 1 as one`.execute(pool.kysely)).rows, [{ one: 1 }]);
});

test('a frozen database is away within the limit of a statement, and its session is not used again', async () => {
  const hasty = openPool(address, { statementTimeoutMs: 500, size: 1 });
  await hasty.withClient(async client => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]!.pid, 'SIGSTOP');
    setTimeout(() => process.kill(rows[0]!.pid, 'SIGCONT'), 2_500);
  });
  const startedAt = Date.now();
  await assert.rejects(hasty.query('select 1'), DatabaseAway);
  assert.ok(Date.now() - startedAt < 5_000);
  assert.deepEqual(await hasty.query('select 1 as one'), [{ one: 1 }]);
  await hasty.close();
});

test('a database that hangs altogether is away within 5 s, though its statements may run longer', async () => {
  const patient = openPool(address, { statementTimeoutMs: 60_000, size: 2 });
  const [{ pid }] = (await patient.query<{ pid: number }>('select pg_backend_pid() as pid')) as [{ pid: number }];
  const frozen = [embedded.pid, pid];
  for (const one of frozen) process.kill(one, 'SIGSTOP');
  try {
    for (const ask of [() => patient.query('select 1'), () => sql`select 1`.execute(patient.kysely)]) {
      const startedAt = Date.now();
      await assert.rejects(ask(), DatabaseAway);
      assert.ok(Date.now() - startedAt < 5_000);
    }
  } finally {
    for (const one of frozen) process.kill(one, 'SIGCONT');
  }
  assert.deepEqual(await patient.query('select 1 as one'), [{ one: 1 }]);
  await patient.close();
});

test('a long statement on a sound database is left to run', async () => {
  assert.deepEqual(await pool.query(`select 1 as one from pg_sleep(5.5)`), [{ one: 1 }]);
});

test('a process that was busy itself does not take the database for hanging', async () => {
  const single = openPool(address, { size: 1 });
  await single.query('select 1');
  const sleeping = single.query(`select 1 as one from pg_sleep(6)`);
  const stillThere = new Int32Array(new SharedArrayBuffer(4));
  for (let round = 0; round < 3; round++) {
    Atomics.wait(stillThere, 0, 0, 2_700);
    await new Promise(resolve => setImmediate(resolve));
  }
  assert.deepEqual(await sleeping, [{ one: 1 }]);
  await single.close();
});
