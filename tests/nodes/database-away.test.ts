import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createDraft, listItems, login } from '@gongkai/contract';
import { seedCounty } from '../system/accounts.ts';
import { startExternalCluster } from '../system/external-cluster.ts';
import { bringToPublic, draft, sampleContent } from '../system/item-way.ts';
import { isReady, startNode, until } from '../system/node.ts';
import { type Answer, Staff, signIn } from '../system/staff.ts';
import { openDesk } from '../system/whole.ts';

/** The county's database server goes away under a running node, and comes back; nobody touches the node. */
const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-away-'));
const cluster = await startExternalCluster();
const environment = { ...cluster.environment, DATA_DIR: dataDir };
const node = await startNode({ environment });
after(async () => {
  await node.stop();
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
const county = await seedCounty(environment);
const desk = await openDesk(role => signIn(node.officeUrl, county.account(role)), county);
const item = await bringToPublic(desk, await draft(desk, { title: '一直看得到（虚构）' }));
const page = `${node.portalUrl}/d/${item.id}`;
const portal = new Staff(node.portalUrl);

async function assertAway(asking: Promise<Answer>): Promise<void> {
  const started = Date.now();
  const answer = await asking;
  const tookMs = Date.now() - started;
  assert.equal(answer.status, 503, JSON.stringify(answer.body).slice(0, 300));
  assert.ok(Number(answer.headers.get('retry-after')) <= 5, 'Retry-After');
  assert.ok(Number(answer.headers.get('retry-after')) >= 1, 'Retry-After');
  assert.match(answer.message ?? '', /数据库/);
  assert.ok(tookMs < 5_000, `answered after ${tookMs} ms`);
}

/** Reading, writing, signing in, and the public interface: each says so, and none of them waits. */
async function assertEverythingAway(): Promise<void> {
  const body = { agencyId: desk.agencyId, content: sampleContent({ title: '不会有的草稿（虚构）' }) };
  await Promise.all([
    assertAway(desk.clerk.call(listItems)),
    assertAway(desk.clerk.call(createDraft, { body })),
    assertAway(new Staff(node.officeUrl).call(login, { body: { loginName: 'nobody.here', password: 'x' } })),
    assertAway(portal.send('GET', `${node.portalUrl}/api/v1/public/disclosures`)),
    assertAway(portal.send('GET', `${node.portalUrl}/api/v1/public/disclosures/${item.id}`)),
  ]);
  for (const url of [node.officeUrl, node.portalUrl]) {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal(await isReady(url), false);
  }
}

async function assertBack(): Promise<void> {
  await until(15_000, () => isReady(node.officeUrl), 'the office is ready again');
  await until(15_000, () => isReady(node.portalUrl), 'the portal is ready again');
  // The session is the one from before; and pages follow what is published from now on.
  const title = `恢复之后${Date.now()}（虚构）`;
  await until(10_000, async () => (await desk.clerk.call(listItems)).status === 200, 'sessions hold');
  await bringToPublic(desk, await draft(desk, { title }));
  await until(15_000, async () => (await (await fetch(`${node.portalUrl}/latest`)).text()).includes(title), 'shown');
  const { items } = (await desk.clerk.call(listItems, { query: { limit: 100 } })).body;
  assert.ok(
    items.every(row => row.title !== '不会有的草稿（虚构）'),
    'what was refused was not written',
  );
}

describe('while the database is away', () => {
  it('calls are told at once to come back, kept pages go on, and all mends itself', async () => {
    assert.equal((await fetch(page)).status, 200);
    await cluster.down();
    await assertEverythingAway();
    const kept = await fetch(page);
    assert.equal(kept.status, 200);
    assert.match(await kept.text(), /一直看得到/);
    await cluster.up();
    await assertBack();
  });

  it('or answers nothing at all, calls are told within five seconds instead of hanging', async t => {
    // Pages are kept again once changes are heard of again: then they are sent before a request gets its number.
    const isKept = async () => !(await fetch(page)).headers.has('x-request-id');
    await until(15_000, isKept, 'pages are kept again');
    cluster.freeze();
    t.after(() => cluster.thaw());
    await assertEverythingAway();
    assert.equal((await fetch(page)).status, 200);
    cluster.thaw();
    await assertBack();
  });
});
