import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { withSession } from '@gongkai/server/platform/database/connect.ts';
import { findRunning } from '@gongkai/server/platform/database/embedded/running.ts';
import { startEmbedded } from '@gongkai/server/platform/database/embedded/supervisor.ts';
import { seedCounty } from '../system/accounts.ts';
import { bringToPublic, draft, load } from '../system/item-way.ts';
import { freePort, type Ran, runCommand, type SystemNode, startNode } from '../system/node.ts';
import { signIn } from '../system/staff.ts';
import { openDesk } from '../system/whole.ts';

/** Below a folder that is closed to everybody else, as root's home is. */
const closed = mkdtempSync(join(tmpdir(), 'gongkai-closed-'));
const environment = { DATA_DIR: join(closed, 'data') };
let node: SystemNode | null = null;
after(async () => {
  await node?.stop();
  rmSync(closed, { recursive: true, force: true });
});

describe('an installation', async () => {
  const first = await startNode({ environment });
  node = first;
  const county = await seedCounty(environment);
  const desk = await openDesk(role => signIn(first.officeUrl, county.account(role)), county);
  const item = await bringToPublic(desk, await draft(desk));

  it('is not disturbed by a second start on its folder', async () => {
    const ran = await tryServe();
    assert.equal(ran.code, 1, ran.err);
    assert.match(ran.err, /Another server is running on the data folder/);
    assert.equal((await load(desk.clerk, item.id)).state, 'published');
  });

  it('ends with 0 at SIGTERM, and goes on at the next start with nothing lost, sessions included', async () => {
    assert.equal(await first.stop(), 0);
    assert.equal(findRunning(environment.DATA_DIR), null);
    node = await startNode({ environment });
    const again = await load(desk.clerk.at(node.officeUrl), item.id);
    assert.deepEqual([again.version, again.contentHash], [item.version, item.contentHash]);
    assert.equal((await fetch(`${node.portalUrl}/d/${item.id}`)).status, 200);
    const seededAgain = await seedCounty(environment);
    assert.deepEqual(seededAgain.agencies, county.agencies);
  });

  it('refuses to start on a database that a newer program migrated, and on keys that are not its own; goes on when both are mended', async () => {
    await node!.stop();
    await change(
      `insert into migrations.applied (version, name, sha256) values (9999, 'from_the_future', repeat('0', 64))`,
    );
    const newer = await tryServe();
    assert.equal(newer.code, 1, newer.err);
    assert.match(newer.err, /from_the_future.* newer version.*Nothing was changed/s);
    await change('delete from migrations.applied where version = 9999');
    const keys = join(environment.DATA_DIR, 'keys');
    renameSync(keys, join(closed, 'keys-away'));
    const keyless = await tryServe();
    assert.equal(keyless.code, 2, keyless.err);
    assert.match(keyless.err, /key file is not this database's.*Set KEY_FILE to the file/s);
    rmSync(keys, { recursive: true });
    renameSync(join(closed, 'keys-away'), keys);
    node = await startNode({ environment });
    const again = await load(desk.clerk.at(node.officeUrl), item.id);
    assert.equal(again.contentHash, item.contentHash);
    const verified = await runCommand(['verify', '--files'], { MODE: 'acceptance', ...environment });
    assert.equal(verified.code, 0, verified.out);
  });
});

async function tryServe(): Promise<Ran> {
  const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
  return await runCommand(['serve'], { MODE: 'acceptance', ...environment, ...ports });
}

/** As an owner of the database might, while the program is down. */
async function change(sql: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir: environment.DATA_DIR });
  await withSession(embedded.addresses.ownerUrl, 'test', client => client.query(sql));
  await embedded.stop();
}
