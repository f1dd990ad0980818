import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import { withSession } from '../connect.ts';
import { archiveInto, closeSegment, duringBaseCopy, isArchived, NOT_COPIED } from './base-copy.ts';
import { startEmbedded } from './supervisor.ts';

test('a base copy with its archived segments becomes the same database in another folder', async t => {
  const folder = scratchFolder(t);
  const archive = join(folder, "县's 100% archive");
  const first = await startEmbedded({ dataDir: join(folder, 'first'), durable: false });
  t.after(() => first.stop());
  const run = (url: string, statement: string) =>
    withSession(url, 'owner', async client => (await client.query(statement)).rows);
  await archiveInto(first, archive);
  await run(first.addresses.ownerUrl, 'create table public.notes (n int); insert into public.notes values (1)');

  const copied = join(folder, 'second', 'postgres');
  const copy = await duringBaseCopy(first, 'test', async from => {
    await run(first.addresses.ownerUrl, 'insert into public.notes values (2)');
    cpSync(from, copied, {
      recursive: true,
      filter: path => !NOT_COPIED.some(name => path.startsWith(join(from, name))),
    });
  });
  await run(first.addresses.ownerUrl, 'insert into public.notes values (3)');
  const last = await closeSegment(first);
  for (let i = 0; i < 1_000 && !(await isArchived(first, last)); i++) await wait(20);
  await first.stop();
  assert.ok(readdirSync(archive).includes(copy.lastSegment), 'the segment of the copy is archived');

  writeFileSync(join(copied, 'backup_label'), copy.label);
  writeFileSync(join(copied, 'recovery.signal'), '');
  for (const name of NOT_COPIED.filter(name => name.startsWith('pg_'))) mkdirSync(join(copied, name), { mode: 0o700 });
  cpSync(join(folder, 'first', 'postgres-secrets.json'), join(folder, 'second', 'postgres-secrets.json'));
  const fetch = `cp '${archive.replaceAll('%', '%%').replaceAll("'", `'\\''`)}/%f' %p`;
  const second = await startEmbedded({
    dataDir: join(folder, 'second'),
    durable: false,
    settings: { restore_command: fetch },
  });
  t.after(() => second.stop());
  assert.deepEqual(await run(second.addresses.ownerUrl, 'select n from public.notes order by n'), [
    { n: 1 },
    { n: 2 },
    { n: 3 },
  ]);
  assert.ok(!existsSync(join(copied, 'recovery.signal')), 'recovery is over');
  await second.stop();
});
