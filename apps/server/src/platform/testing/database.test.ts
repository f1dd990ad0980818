import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from './database.ts';

const startedAt = performance.now();
const database = await testDatabase();
console.log(`# first database in this process: ${Math.round(performance.now() - startedAt)} ms`);

test('testDatabase() gives a migrated database where the office may work and the portal may not', async () => {
  await database.office.query(`insert into core.settings (key, value, changed_at) values ('a', '1', now())`);
  assert.deepEqual(await database.office.query('select key from core.settings'), [{ key: 'a' }]);
  await assert.rejects(database.portal.query('select key from core.settings'), { code: '42501' });
});

test('testDatabase() gives each caller a database of its own', async t => {
  const startedAt = performance.now();
  const other = await testDatabase(t);
  t.diagnostic(`cloned in ${Math.round(performance.now() - startedAt)} ms`);
  assert.deepEqual(await other.office.query('select key from core.settings'), []);
});
