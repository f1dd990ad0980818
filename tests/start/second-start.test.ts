import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { withSession } from '@gongkai/server/platform/database/connect.ts';
import { findRunning } from '@gongkai/server/platform/database/embedded/running.ts';
import { seedCounty } from '../system/accounts.ts';
import { bringToPublic, draft, load } from '../system/item-way.ts';
import { freePort, runCommand, type SystemNode, startNode } from '../system/node.ts';
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
    const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
    const ran = await runCommand(['serve'], { MODE: 'acceptance', ...environment, ...ports });
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

  it('refuses to start on a database that a newer program migrated, and goes on when it is gone', async () => {
    const owner = findRunning(environment.DATA_DIR)!.addresses.ownerUrl;
    const run = (sql: string) => withSession(owner, 'test', client => client.query(sql));
    await run(
      `insert into migrations.applied (version, name, sha256) values (9999, 'from_the_future', repeat('0', 64))`,
    );
    await node!.stop();
    const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
    const ran = await runCommand(['serve'], { MODE: 'acceptance', ...environment, ...ports });
    assert.equal(ran.code, 1, ran.err);
    assert.match(ran.err, /from_the_future.* newer version.*Nothing was changed/s);
  });

  it('refuses to start without the keys it was used with, instead of making new ones', async () => {
    const keys = readdirSync(environment.DATA_DIR).filter(name => /key/i.test(name));
    assert.ok(keys.length > 0);
    for (const name of keys) renameSync(join(environment.DATA_DIR, name), join(closed, name));
    const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
    const ran = await runCommand(['serve'], { MODE: 'acceptance', ...environment, ...ports });
    assert.notEqual(ran.code, 0);
    assert.match(ran.err, /key/i);
  });
});
