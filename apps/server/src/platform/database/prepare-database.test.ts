import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyDatabase } from '../testing/database.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { withSession } from './connect.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { prepareDatabase } from './prepare-database.ts';
import { StartRefusal } from './start-refusal.ts';

test('prepareDatabase() on an empty folder gives a checked and migrated database, and goes on with it at the next start', async t => {
  const config = { dataDir: join(scratchFolder(t), 'data'), database: { kind: 'embedded' } } as const;
  const startedAt = performance.now();
  const first = await prepareDatabase(config);
  t.after(() => first.stop());
  t.diagnostic(`first start ${Math.round(performance.now() - startedAt)} ms, ${first.applied.length} migrations`);
  assert.ok(first.applied.length > 0);
  await withSession(first.addresses.officeUrl, 'office', client =>
    client.query(`insert into core.settings (key, value, changed_at) values ('kept', '1', now())`),
  );
  await first.stop();

  const againAt = performance.now();
  const second = await prepareDatabase(config);
  t.after(() => second.stop());
  t.diagnostic(`next start ${Math.round(performance.now() - againAt)} ms`);
  assert.deepEqual(second.applied, []);
  const { rows } = await withSession(second.addresses.officeUrl, 'office', client =>
    client.query('select key from core.settings'),
  );
  assert.deepEqual(rows, [{ key: 'kept' }]);
  await second.stop();
});

test('prepareDatabase() refuses an embedded database without fsync and lets go of the folder', async t => {
  const config = { dataDir: join(scratchFolder(t), 'data'), database: { kind: 'embedded' } } as const;
  const made = await startEmbedded({ dataDir: config.dataDir, durable: false });
  await withSession(made.bootstrapUrl, 'bootstrap', client => client.query('alter system set fsync = off'));
  await made.stop();
  await assert.rejects(
    prepareDatabase(config),
    (error: StartRefusal) => error.exitCode === 1 && /fsync/.test(error.message),
  );
  const again = await startEmbedded({ dataDir: config.dataDir });
  await again.stop();
});

test('prepareDatabase() takes the addresses of a server of its own', async t => {
  const { drop, ...addresses } = await emptyDatabase();
  t.after(drop);
  const prepared = await prepareDatabase(
    { dataDir: '/nowhere', database: { kind: 'external', addresses } },
    { throwaway: true },
  );
  assert.equal(prepared.embedded, null);
  assert.ok(prepared.applied.length > 0);
  await prepared.stop();
  await assert.rejects(
    prepareDatabase({ dataDir: '/nowhere', database: { kind: 'external', addresses } }),
    (error: unknown) => error instanceof StartRefusal && /fsync/.test(error.message),
  );
});
