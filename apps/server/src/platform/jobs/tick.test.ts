import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, type Instant, localDateOf } from '../clock/clock.ts';
import type { DueAct } from '../feature.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/database.ts';
import { createTransact } from '../unit-of-work.ts';
import { countBacklog } from './count-backlog.ts';
import { cancelAct, scheduleAct } from './due-acts.ts';
import { createTicker } from './tick.ts';

const database = await testDatabase();
const db = database.office.kysely;
let now: Instant = '2026-11-21T02:00:00.000Z';
const clock: Clock = { now: () => now, today: () => localDateOf(now) };
const lines: string[] = [];
const log = createLog('office', line => void lines.push(line));
const transact = createTransact({ db, clock, log, append: () => Promise.reject(new Error('no events here')) });

async function schedule(...acts: Parameters<typeof scheduleAct>[1][]): Promise<void> {
  await db.transaction().execute(async tx => {
    for (const act of acts) await scheduleAct(tx, act);
  });
}

async function clear(): Promise<void> {
  await database.office.query('delete from core.due_acts');
  lines.length = 0;
}

/** Writes what it did into a row, so that doing it twice or undoing it shows. */
const noting = (kind: string, more?: DueAct['perform']): DueAct => ({
  kind,
  async perform(work, act) {
    await work.audit({ kind: 'act-done', subject: act.subject, detail: { act: kind } });
    await more?.(work, act);
  },
});

const doneActs = () =>
  database.office.query<{ subject: string; act: string }>(
    "select subject, detail->>'act' as act from core.audit_entries where kind = 'act-done' order by id",
  );
const reset = async () => {
  await clear();
  await database.owner.query('delete from core.audit_entries');
};

test('tick() does what is due, in order, once, and leaves what is not', async () => {
  await reset();
  await schedule(
    { kind: 'publish', subject: 'item/2', dueAt: '2026-11-21T01:00:00.000Z' },
    { kind: 'publish', subject: 'item/1', dueAt: '2026-11-20T01:00:00.000Z' },
    { kind: 'publish', subject: 'item/3', dueAt: '2026-11-22T01:00:00.000Z' },
    { kind: 'unknown-here', subject: 'item/4', dueAt: '2026-11-01T01:00:00.000Z' },
  );
  const ticker = createTicker({ transact, acts: [noting('publish')], log });
  assert.deepEqual(await ticker.tick(), { done: 2, failed: 0 });
  assert.deepEqual(await ticker.tick(), { done: 0, failed: 0 });
  assert.deepEqual(
    (await doneActs()).map(row => row.subject),
    ['item/1', 'item/2'],
  );
  now = '2026-11-22T02:00:00.000Z';
  assert.deepEqual(await ticker.tick(), { done: 1, failed: 0 });
  now = '2026-11-21T02:00:00.000Z';
});

test('tick() records a failure, undoes what the act wrote, goes on with the others and tries again later', async () => {
  await reset();
  let broken = true;
  let effects = 0;
  let real = new Date('2030-01-01T00:00:00Z');
  const fragile = noting('fragile', async work => {
    work.afterCommit(() => void (effects += 1));
    if (broken) throw new Error('letter to "张三" 13800138000 could not be made');
  });
  await schedule(
    { kind: 'fragile', subject: 'item/1', dueAt: '2026-11-20T01:00:00.000Z' },
    { kind: 'publish', subject: 'item/1', dueAt: '2026-11-20T02:00:00.000Z' },
    { kind: 'publish', subject: 'item/2', dueAt: '2026-11-20T03:00:00.000Z' },
  );
  const ticker = createTicker({ transact, acts: [fragile, noting('publish')], log, realTime: () => real });
  assert.deepEqual(await ticker.tick(), { done: 2, failed: 1 });
  assert.deepEqual(
    (await doneActs()).map(row => row.act),
    ['publish', 'publish'],
  );
  assert.equal(effects, 0);
  const [row] = await database.office.query<{ failed_times: number; last_fault: string }>(
    "select * from core.due_acts where kind = 'fragile'",
  );
  assert.equal(row?.failed_times, 1);
  assert.equal((await countBacklog(db)).failingActs, 1);
  assert.doesNotMatch(JSON.stringify([row, lines]), /张三|13800138000/);
  assert.deepEqual(await ticker.tick(), { done: 0, failed: 0 }, 'waits');
  real = new Date('2030-01-01T00:00:11Z');
  assert.deepEqual(await ticker.tick(), { done: 0, failed: 1 });
  real = new Date('2030-01-01T00:00:22Z');
  assert.deepEqual(await ticker.tick(), { done: 0, failed: 0 }, 'the pause grows');
  broken = false;
  real = new Date('2030-01-01T01:00:00Z');
  assert.deepEqual(await ticker.tick(), { done: 1, failed: 0 });
  assert.equal(effects, 1);
  assert.equal((await countBacklog(db)).failingActs, 0);
});

test('tick() on several nodes at once does each act once, and acts on one subject in order', async () => {
  await reset();
  const subjects = Array.from({ length: 30 }, (_, no) => `item/${no}`);
  await schedule(
    ...subjects.flatMap(subject => [
      { kind: 'first', subject, dueAt: '2026-11-20T01:00:00.000Z' as Instant },
      { kind: 'second', subject, dueAt: '2026-11-20T02:00:00.000Z' as Instant },
    ]),
  );
  const slow = noting('first', () => new Promise(done => setTimeout(done, 5)));
  const nodes = Array.from({ length: 4 }, () => createTicker({ transact, acts: [slow, noting('second')], log }));
  while ((await Promise.all(nodes.map(node => node.tick()))).some(report => report.done > 0));
  const rows = await doneActs();
  assert.equal(rows.length, 60);
  for (const subject of subjects) {
    assert.deepEqual(
      rows.filter(row => row.subject === subject).map(row => row.act),
      ['first', 'second'],
    );
  }
});

test('tick() lets an act set itself anew, day after day, when the clock jumps', async () => {
  await reset();
  await schedule({ kind: 'daily', subject: 'county', dueAt: '2026-11-18T01:00:00.000Z' });
  const daily = noting('daily', async (work, act) => {
    const next = new Date(Date.parse(act.dueAt) + 86_400_000).toISOString() as Instant;
    await scheduleAct(work.db, { kind: 'daily', subject: act.subject, dueAt: next });
  });
  assert.deepEqual(await createTicker({ transact, acts: [daily], log }).tick(), { done: 4, failed: 0 });
  const [row] = await database.office.query<{ due_at: string; done_at: string | null }>(
    'select due_at, done_at from core.due_acts',
  );
  assert.deepEqual(row, { due_at: '2026-11-22T01:00:00.000Z', done_at: null });
});

test('cancelAct() takes an open act away, a done one stays', async () => {
  await reset();
  await schedule({ kind: 'publish', subject: 'item/1', dueAt: '2026-11-20T01:00:00.000Z' });
  const cancel = () => db.transaction().execute(tx => cancelAct(tx, 'publish', 'item/1'));
  assert.equal(await cancel(), true);
  assert.equal(await cancel(), false);
  await schedule({ kind: 'publish', subject: 'item/1', dueAt: '2026-11-20T01:00:00.000Z' });
  await createTicker({ transact, acts: [noting('publish')], log }).tick();
  assert.equal(await cancel(), false);
});

test('the ticker ticks by itself and lets the act at hand finish when it is stopped', async () => {
  await reset();
  await schedule({ kind: 'slow', subject: 'item/1', dueAt: '2026-11-20T01:00:00.000Z' });
  let begun = () => {};
  const began = new Promise<void>(resolve => (begun = resolve));
  const slow = noting('slow', async () => {
    begun();
    await new Promise(done => setTimeout(done, 100));
  });
  const ticker = createTicker({ transact, acts: [slow], log });
  ticker.start(10);
  await began;
  await ticker.stop();
  assert.equal((await doneActs()).length, 1);
});
