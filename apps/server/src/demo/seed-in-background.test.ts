import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { testDatabase } from '../platform/testing/database.ts';
import { findProgress } from './load/progress.ts';
import { seedInBackground } from './seed-in-background.ts';
import { testSeedParts } from './testing/seed-parts.ts';

test('seedInBackground() stops soon when asked, and tries again after a fault', async t => {
  const database = await testDatabase(t);
  const parts = await testSeedParts(t, database);
  const errors: string[] = [];
  let puts = 0;
  const store = {
    ...parts.store,
    put: (bytes: Buffer) => (++puts === 1 ? Promise.reject(new Error('the disk hiccups')) : parts.store.put(bytes)),
  };
  const log = { ...parts.log, error: (message: string) => void errors.push(message) };
  const background = seedInBackground({ ...parts, store, log });
  const stories = async () => (await findProgress(database.office.kysely))?.stories ?? 0;
  for (let tries = 0; (await stories()) === 0 && tries < 400; tries++) await wait(50);
  await background.stop();
  const reached = await stories();
  assert.equal(errors.length, 1);
  assert.ok(reached > 0 && reached < 1_000, `${reached}`);
  await wait(100);
  assert.equal(await stories(), reached);
});
