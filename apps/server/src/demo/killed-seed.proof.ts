import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { scratchFolder } from '../platform/testing/scratch-folder.ts';
import { Random } from './random.ts';
import { seed } from './seed.ts';
import { testSeedParts } from './testing/seed-parts.ts';

const CHILD = fileURLToPath(new URL('./testing/seed-child.ts', import.meta.url));

/** Titles, texts and states, in whatever ids: a chunk that was undone has used some up. */
const FACTS = `select count(*)::int as items, md5(string_agg(fact, '' order by fact)) as facts from (
  select concat_ws('|', a.name, e.title, e.edition_no, e.body, e.document_number, i.state, e.published_at) as fact
  from core.editions e join core.items i on i.id = e.item_id join core.agencies a on a.id = i.agency_id) f`;

test('seed() killed again and again ends with the county of a seed that was left alone', async t => {
  const [straight, killed] = [await testDatabase(t), await testDatabase(t)];
  await seed(await testSeedParts(t, straight), { profile: 'demo' });
  const folder = scratchFolder(t);
  const random = new Random('kills');
  for (let kill = 0; kill < 8; kill++) {
    const child = start(killed, folder);
    await grown(killed, child);
    await wait(random.integer(0, 400));
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
  }
  const last = start(killed, folder);
  const [code] = await once(last, 'exit');
  assert.equal(code, 0);
  assert.deepEqual(await killed.owner.query(FACTS), await straight.owner.query(FACTS));
  for (const table of [
    'core.agencies',
    'core.people',
    'core.posts',
    'core.signatures',
    'ledger.events',
    'public_site.items',
  ]) {
    const rows = `select count(*)::int as rows from ${table}`;
    assert.deepEqual(await killed.owner.query(rows), await straight.owner.query(rows), table);
  }
});

function start(database: TestDatabase, folder: string): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD], {
    env: { PATH: process.env.PATH, OFFICE_URL: database.officeUrl, KEY_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Once another step is in, or the child has come to its end. */
async function grown(database: TestDatabase, child: ChildProcess): Promise<void> {
  const read = async () => {
    const rows = await database.owner.query<{ stories: string }>(
      `select value ->> 'stories' as stories from core.settings where key = 'demonstration'`,
    );
    return rows[0]?.stories;
  };
  for (const before = await read(); child.exitCode === null && (await read()) === before; ) await wait(20);
}
