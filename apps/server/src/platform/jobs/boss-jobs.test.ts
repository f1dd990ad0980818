import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/database.ts';
import { createBossJobs } from './boss-jobs.ts';
import type { JobData } from './jobs.ts';

const database = await testDatabase();
const db = database.office.kysely;
const lines: string[] = [];
const log = createLog('office', line => void lines.push(line));
const jobs = createBossJobs({ address: database.officeUrl, log });
const seen: JobData[] = [];
jobs.define({ name: 'note', handle: async data => void seen.push(data) });
let failing = true;
jobs.define({
  name: 'fail',
  retries: 0,
  async handle() {
    if (failing) throw new Error('mail to "张三" zhang@example.cn failed');
    seen.push({ mended: true });
  },
});
let finished = false;
let begun = () => {};
const began = new Promise<void>(resolve => (begun = resolve));
jobs.define({
  name: 'slow',
  async handle() {
    begun();
    await new Promise(done => setTimeout(done, 400));
    finished = true;
  },
});
await jobs.start();
after(() => jobs.stop(1_000));

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise(done => setTimeout(done, 50));
  }
  assert.fail(`not within 10 s: ${what}`);
}

test('jobs.send() runs after the commit, within about a second', async () => {
  const times: number[] = [];
  for (const item of [1, 11, 12]) {
    const started = Date.now();
    await db.transaction().execute(tx => jobs.send(tx, 'note', { item }));
    await until(() => seen.some(data => data.item === item), 'the job');
    times.push(Date.now() - started);
  }
  // The quickest of three: what a busy machine does beside it only ever adds.
  assert.ok(Math.min(...times) < 2_500, `${times.join(', ')} ms`);
});

test('jobs.send() is undone with its transaction', async () => {
  const failed = db.transaction().execute(async tx => {
    await jobs.send(tx, 'note', { item: 2 });
    throw new Error('undone');
  });
  await assert.rejects(failed, /undone/);
  await db.transaction().execute(tx => jobs.send(tx, 'note', { item: 3 }));
  await until(() => seen.some(data => data.item === 3), 'the job after it');
  assert.equal(
    seen.some(data => data.item === 2),
    false,
  );
});

test('jobs.send() with a key waits once, however often it is sent', async () => {
  await db.transaction().execute(async tx => {
    for (let no = 0; no < 5; no += 1) await jobs.send(tx, 'note', { refresh: true }, { key: 'feeds' });
  });
  await until(() => seen.some(data => data.refresh), 'the job');
  await new Promise(done => setTimeout(done, 1_200));
  assert.equal(seen.filter(data => data.refresh).length, 1);
});

test('a job that keeps failing waits among the dead, without words of the failure, and can be put back', async () => {
  await db.transaction().execute(tx => jobs.send(tx, 'fail', { item: 9 }));
  await until(async () => (await jobs.listDead()).length === 1, 'the dead letter');
  const [dead] = await jobs.listDead();
  assert.equal(dead?.name, 'fail');
  assert.deepEqual(dead?.data, { item: 9 });
  const rows = await database.owner.query('select * from pgboss.job');
  assert.doesNotMatch(JSON.stringify([rows, lines]), /张三|zhang@/);
  failing = false;
  assert.equal(await jobs.redrive('fail'), 1);
  await until(() => seen.some(data => data.mended), 'the job put back');
});

test('jobs.send() refuses a name that nobody defined', async () => {
  await assert.rejects(
    db.transaction().execute(tx => jobs.send(tx, 'nobody', {})),
    /not defined/,
  );
});

test('jobs.stop() lets a running job finish', async () => {
  await db.transaction().execute(tx => jobs.send(tx, 'slow', {}));
  await began;
  await jobs.stop(5_000);
  assert.equal(finished, true);
});
