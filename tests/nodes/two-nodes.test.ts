import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  decideStep,
  downloadFile,
  itemHistory,
  loadMe,
  setPersonState,
  setTestClock,
  withdrawItem,
} from '@gongkai/contract';
import { approve, bringToFinal, bringToPublic, type Desk, draft, load, must } from '../system/item-way.ts';
import { pause, runCommand, startNode, until } from '../system/node.ts';
import { Staff, signIn } from '../system/staff.ts';
import { openDesk } from '../system/whole.ts';
import { startTwoNodes } from './two-nodes.ts';

const nodes = await startTwoNodes();
after(() => nodes.end());
const { one, two, county } = nodes;
const desk = await openDesk(role => signIn(one.officeUrl, county.account(role)), county);
const there: Desk = {
  ...desk,
  clerk: desk.clerk.at(two.officeUrl),
  reviewer: desk.reviewer.at(two.officeUrl),
  secrecy: desk.secrecy.at(two.officeUrl),
  publisher: desk.publisher.at(two.officeUrl),
};

const read = async (url: string) => (await fetch(url)).text();

describe('two nodes on one database', () => {
  it('know a person who signed in at the other, and forget at once who signed out or was disabled', async () => {
    const handler = await signIn(one.officeUrl, county.account('application-handler'));
    const elsewhere = handler.at(two.officeUrl);
    assert.equal((await elsewhere.call(loadMe)).status, 200);
    assert.equal((await elsewhere.signOut()).status, 200);
    assert.equal((await handler.call(loadMe)).status, 401);
    const deputy = await signIn(two.officeUrl, county.account('deputy-leader'));
    const deputyHere = deputy.at(one.officeUrl);
    const { personId } = await must<typeof loadMe>(deputyHere.call(loadMe));
    const security = await signIn(one.officeUrl, county.account('security-administrator'));
    await must(
      security.call(setPersonState, {
        params: { personId: String(personId) },
        body: { state: 'disabled', reason: '演练（虚构）' },
      }),
    );
    assert.equal((await deputy.call(loadMe)).status, 401);
    assert.equal((await deputyHere.call(loadMe)).status, 401);
  });

  it('take turns on one item, and have its file from the one store', async () => {
    const bytes = new TextEncoder().encode('两个节点上的附件（虚构）');
    const { hash } = (await desk.clerk.upload('附件.txt', bytes)).body;
    const item = await draft(desk, { title: '两处办理（虚构）', attachments: [{ hash, name: '附件.txt' }] });
    await bringToPublic({ ...desk, secrecy: there.secrecy, publisher: there.publisher }, item);
    for (const node of [one, two]) {
      const address = downloadFile.path.replace('{itemId}', String(item.id)).replace('{hash}', hash);
      const answer = await fetch(`${node.officeUrl}${address}`, { headers: desk.clerk.headers });
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes);
      const shown = await fetch(`${node.portalUrl}/d/${item.id}/files/${hash}/a.txt`);
      assert.deepEqual(new Uint8Array(await shown.arrayBuffer()), bytes);
    }
  });

  it('show what was published on the same node at the next request, on the other within two seconds, and so withdraw it', async t => {
    const times = { shown: [] as number[], gone: [] as number[] };
    for (const round of [1, 2, 3]) {
      const title = `同步公开第${round}次（虚构）`;
      const item = await draft(desk, { title });
      // Kept pages on both: the change must drop them.
      for (const { portalUrl } of [one, two]) assert.doesNotMatch(await read(`${portalUrl}/latest`), new RegExp(title));
      const published = await bringToPublic(desk, item);
      assert.match(await read(`${one.portalUrl}/latest`), new RegExp(title), 'the next request on the same node');
      const shownMs = await until(15_000, async () => (await read(`${two.portalUrl}/latest`)).includes(title), 'shown');
      await must(
        there.publisher.call(withdrawItem, {
          params: { itemId: String(item.id) },
          body: { expectedVersion: published.version, ground: 'other', reason: '演练（虚构）' },
        }),
      );
      assert.equal((await fetch(`${two.portalUrl}/d/${item.id}`)).status, 410, 'the next request on the same node');
      assert.doesNotMatch(await read(`${two.portalUrl}/latest`), new RegExp(title));
      const goneMs = await until(15_000, async () => !(await read(`${one.portalUrl}/latest`)).includes(title), 'gone');
      t.diagnostic(`round ${round}: shown on the other node after ${shownMs} ms, gone after ${goneMs} ms`);
      times.shown.push(shownMs);
      times.gone.push(goneMs);
    }
    // The middle one of three: a moment in which the machine does something else does not decide.
    for (const [what, all] of Object.entries(times))
      assert.ok(all.sort((a, b) => a - b)[1]! < 2_000, `${what} after ${all.join(', ')} ms`);
  });

  it('let one of two people who act at once on the same item win, and tell the other', async () => {
    const ready = await bringToFinal(desk, await draft(desk, { title: '同时签发（虚构）' }));
    const sign = (publisher: Staff) =>
      bringToPublicFrom(publisher, ready).then(
        () => 'done',
        (fault: Error) => fault.message.slice(0, 60),
      );
    const outcomes = await Promise.all([sign(desk.publisher), sign(there.publisher)]);
    assert.equal(outcomes.filter(outcome => outcome === 'done').length, 1, outcomes.join(' | '));
    assert.match(outcomes.find(outcome => outcome !== 'done')!, /409/);
  });

  it('do what falls due once, whichever worker comes first', async () => {
    const clock = (now: string) => must(new Staff(one.officeUrl).call(setTestClock, { body: { now } }));
    const { now } = (await clock(new Date().toISOString())) as { now: string };
    const publishAt = new Date(Date.parse(now) + 3_600_000).toISOString();
    const items = [];
    for (const no of [1, 2, 3, 4, 5, 6])
      items.push(await bringToPublic(desk, await draft(desk, { title: `定时公开${no}（虚构）` }), publishAt));
    for (const { id } of items) assert.equal((await load(desk.clerk, id)).state, 'scheduled');
    // Moving the clock makes node one act at once; node two ticks by itself every few seconds.
    await Promise.all([clock(new Date(Date.parse(publishAt) + 1_000).toISOString()), pause(3_500)]);
    for (const { id } of items) {
      assert.equal((await load(there.clerk, id)).state, 'published');
      const params = { itemId: String(id) };
      const { items: events } = await must<typeof itemHistory>(desk.clerk.call(itemHistory, { params }));
      assert.equal(events.filter(({ kind }) => kind === 'item-published').length, 1);
      assert.equal((await fetch(`${two.portalUrl}/d/${id}`)).status, 200);
    }
  });

  it('have a public node beside them that is given the portal user and the files, and nothing of the office', async () => {
    const { DATABASE_PORTAL_URL, S3_URL } = nodes.environment as Record<'DATABASE_PORTAL_URL' | 'S3_URL', string>;
    const portal = await startNode({
      roles: 'portal',
      environment: { DATABASE_PORTAL_URL, S3_URL, PUBLIC_URL: 'https://www.yunling.example' },
    });
    try {
      const title = '只在公众节点上看（虚构）';
      const bytes = new TextEncoder().encode('公众节点上的附件（虚构）');
      const { hash } = (await desk.clerk.upload('附件.txt', bytes)).body;
      assert.doesNotMatch(await read(`${portal.portalUrl}/latest`), new RegExp(title));
      const item = await draft(desk, { title, attachments: [{ hash, name: '附件.txt' }] });
      const published = await bringToPublic(desk, item);
      await until(2_000, async () => (await read(`${portal.portalUrl}/latest`)).includes(title), 'shown');
      const file = await fetch(`${portal.portalUrl}/d/${item.id}/files/${hash}/a.txt`);
      assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes);
      await must(
        desk.publisher.call(withdrawItem, {
          params: { itemId: String(item.id) },
          body: { expectedVersion: published.version, ground: 'other', reason: '演练（虚构）' },
        }),
      );
      await until(2_000, async () => (await fetch(`${portal.portalUrl}/d/${item.id}`)).status === 410, 'gone');
      assert.equal((await fetch(`${portal.portalUrl}/api/v1/auth/login`, { method: 'POST' })).status, 404);
    } finally {
      assert.equal(await portal.stop(), 0);
    }
    assert.doesNotMatch(portal.output(), /"level":"error"/);
  });

  it('leave a ledger, roots and files that verify', async () => {
    const { code, out } = await runCommand(['verify', '--files'], { MODE: 'acceptance', ...nodes.environment });
    assert.equal(code, 0, out);
  });

  it('leave no fault in their logs', () => {
    const faults = [one, two].flatMap(node =>
      node
        .output()
        .split('\n')
        .filter(line => line.includes('"level":"error"')),
    );
    assert.deepEqual(faults, []);
  });
});

/** The last signature alone. */
async function bringToPublicFrom(publisher: Staff, ready: Awaited<ReturnType<typeof bringToFinal>>): Promise<unknown> {
  return must<typeof decideStep>(publisher.call(decideStep, approve(ready)));
}
