import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { openListener } from './listener.ts';
import { openPool } from './pool.ts';

const dataDir = join(scratchFolder({ after }), 'data');
const embedded = await startEmbedded({ dataDir, durable: false, settings: { fsync: 'off' } });
const address = embedded.addresses.ownerUrl;
const pool = openPool(address, { size: 2 });
const heard: string[] = [];
const states: string[] = [];
const listener = openListener(address, {
  channels: ['pages', 'settings'],
  onNotification: (channel, payload) => heard.push(`${channel} ${payload}`),
  onState: state => states.push(state),
});
after(async () => {
  await listener.close();
  await pool.close();
  await embedded.stop();
});

async function until(holds: () => boolean, ms = 10_000): Promise<number> {
  const startedAt = Date.now();
  while (!holds()) {
    assert.ok(Date.now() - startedAt < ms, `not within ${ms} ms: ${states.join(' ')}`);
    await wait(10);
  }
  return Date.now() - startedAt;
}

async function say(channel: string, payload: string): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [channel, payload]);
}

test('openListener() hears every channel it names and no other', async () => {
  await until(() => listener.state === 'up');
  await say('pages', '1');
  await say('elsewhere', '2');
  await say('settings', '3');
  await until(() => heard.length === 2);
  assert.deepEqual(heard.splice(0), ['pages 1', 'settings 3']);
});

test('openListener() is down when its session ends, comes back by itself, and hears again', async () => {
  states.length = 0;
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongkai listen'`);
  await until(() => states.join(' ') === 'down up');
  await say('pages', 'again');
  await until(() => heard.includes('pages again'));
});

test('openListener() notices a frozen session within the 2 s in which caches must show a change', async () => {
  const times: number[] = [];
  while (times.length < 3 && !times.some(ms => ms < 2_000)) {
    states.length = 0;
    const [row] = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'gongkai listen'`,
    );
    process.kill(row!.pid, 'SIGSTOP');
    times.push(await until(() => states.includes('down')));
    process.kill(row!.pid, 'SIGCONT');
    await until(() => listener.state === 'up');
  }
  // At least one of three: what a busy machine does beside it only ever adds.
  assert.ok(Math.min(...times) < 2_000, `${times.join(', ')} ms`);
});

test('openListener() survives a killed database', async () => {
  states.length = 0;
  process.kill(embedded.pid, 'SIGKILL');
  await until(() => states.join(' ').endsWith('down up'));
  await say('pages', 'after the crash');
  await until(() => heard.includes('pages after the crash'));
});

test('openListener() refuses a channel that is no plain name', () => {
  assert.throws(() => openListener(address, { channels: ['a; drop'], onNotification() {} }), RangeError);
});
