import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPool } from '../platform/database/pool.ts';
import { openKeys } from '../platform/keys/open-keys.ts';
import { proveKeys } from '../platform/keys/prove-keys.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { scratchFolder } from '../platform/testing/scratch-folder.ts';
import { createReadiness } from './readiness.ts';

async function open(folder: string, name: string) {
  const now = '2026-11-21T02:00:00.000Z';
  const opened = await openKeys({
    file: join(folder, name),
    dataDir: folder,
    mode: 'demo',
    profile: 'international',
    now,
  });
  assert.ok(opened.ok);
  return opened.keys;
}

test('createReadiness() answers for the database, its migrations and the keys', async t => {
  const database = await testDatabase(t);
  const folder = scratchFolder(t);
  const own = await open(folder, 'own.json');
  await proveKeys(database.office.kysely, own);
  assert.deepEqual(await createReadiness(database.office, own)(), []);

  const [problem, ...more] = await createReadiness(database.office, await open(folder, 'strange.json'))();
  assert.match(problem!, /^The key file is not this database's/);
  assert.deepEqual(more, []);

  await database.owner.query(
    `insert into migrations.applied (version, name, sha256) select max(version) + 1, 'later', 'x' from migrations.applied`,
  );
  assert.deepEqual(await createReadiness(database.office, own)(), ['the schema is newer']);

  const away = openPool('postgresql://nobody:nothing@127.0.0.1:1/none', { size: 1 });
  assert.deepEqual(await createReadiness(away, own)(), ['the database is away']);
  await away.close();
});
