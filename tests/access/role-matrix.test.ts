import assert from 'node:assert/strict';
import http from 'node:http';
import { after, describe, it } from 'node:test';
import {
  allRoutes,
  itemHistory,
  listAgencies,
  listItems,
  listPeople,
  type Permission,
  type Role,
  type RouteDefinition,
  roleIds,
  roles,
} from '@gongkai/contract';
import { type RawAnswer, sendRaw } from '../fuzz/raw-call.ts';
import type { Known } from '../fuzz/valid-value.ts';
import { bringToFinal, bringToPublic, type Desk, draft, load, must } from '../system/item-way.ts';
import { Staff, signIn } from '../system/staff.ts';
import { startWhole } from '../system/whole.ts';
import { soundCall } from './matrix-calls.ts';

/**
 * Every route of the office, asked by nobody and by each role, about its own agency's rows and about another's. What must
 * come back follows from the contract (access) and the roles (permissions, scope); nothing here repeats them.
 */
const whole = await startWhole();
const agent = new http.Agent({ keepAlive: true });
after(async () => {
  agent.destroy();
  await whole.end();
});
const office = new URL(whole.node.officeUrl);
const people = {} as Record<Role, Staff>;
for (const role of roleIds) {
  people[role] = await whole.signIn(role);
  people[role].roams = true;
}
const OWN = whole.county.account('clerk').agencyId;
const FOREIGN = whole.county.agencies.find(({ name }) => name.includes('财政局'))!.id;
const asNeighbour = (name: string) => signIn(whole.node.officeUrl, whole.county.neighbour(`caizheng.${name}`));
const head = await asNeighbour('head');
const neighbours: Desk = {
  clerk: await asNeighbour('clerk'),
  reviewer: head,
  secrecy: head,
  publisher: await asNeighbour('deputy'),
  agencyId: FOREIGN,
};

const routes = allRoutes.filter(({ origin, id }) => origin === 'office' && id !== 'test.set-clock');
const named = (route: RouteDefinition) => `${route.id} (${route.method} ${route.path})`;
const holds = (role: Role, access: string) => (roles[role].permissions as readonly string[]).includes(access);
/** A role of one agency sees and does nothing elsewhere; the county's office and the installation's three do. */
const reachesAbroad = (role: Role) => roles[role].scope !== 'agency';

const ask = (route: RouteDefinition, rows: Known, headers: Record<string, string>) =>
  sendRaw(office, agent, soundCall(route, rows, headers));
const codeOf = (answer: RawAnswer): string | null => {
  try {
    return (JSON.parse(answer.text) as { error?: { code: string } }).error?.code ?? null;
  } catch {
    return null;
  }
};

// Hashes and versions of the item itself: a call that were let in would go through.
const uploaded = await neighbours.clerk.upload('邻局附件.txt', new TextEncoder().encode('邻局的附件（虚构）'));
const attachments = [{ hash: uploaded.body.hash, name: '邻局附件.txt' }];
const foreignDraft = await draft(neighbours, { title: '邻局草稿（虚构）', attachments });
const foreignWaiting = await bringToFinal(neighbours, await draft(neighbours, { title: '邻局待签（虚构）' }));
const foreignPublic = await bringToPublic(neighbours, await draft(neighbours, { title: '邻局已公开（虚构）' }));
const FOREIGN_ITEMS = [foreignDraft, foreignWaiting, foreignPublic];
const foreignRows = (item: (typeof FOREIGN_ITEMS)[number]): Known => ({
  itemId: [item.id],
  agencyId: [FOREIGN],
  expectedVersion: [item.version],
  contentHash: [item.contentHash],
  hash: [uploaded.body.hash],
});
/** Nobody's rows: enough to be let in or kept out. */
const NO_ROWS: Known = {
  itemId: [999_999],
  agencyId: [999_999],
  personId: [999_999],
  postId: [999_999],
  expectedVersion: [1],
  contentHash: ['0'.repeat(64)],
  loginName: ['nobody.here'],
};
/** They end or change the asking session itself. */
const ENDS_SESSION = new Set(['auth.logout', 'auth.change-password']);

describe('every route of the office', () => {
  it('is closed to nobody, unless it is open to anyone', async () => {
    for (const route of routes) {
      const answer = await ask(route, NO_ROWS, new Staff('http://x').headers);
      if (route.access === 'anyone') assert.notEqual(codeOf(answer), 'not-permitted', named(route));
      else assert.deepEqual([answer.status, codeOf(answer)], [401, 'sign-in-required'], named(route));
    }
  });

  it('lets in exactly the roles that hold its permission', async () => {
    for (const route of routes.filter(({ id }) => !ENDS_SESSION.has(id))) {
      for (const role of roleIds) {
        const answer = await ask(route, NO_ROWS, people[role].headers);
        const isIn = !['sign-in-required', 'not-permitted', 'csrf-mismatch'].includes(codeOf(answer) ?? '');
        const mayIn = route.access === 'anyone' || route.access === 'signed-in' || holds(role, route.access);
        assert.equal(isIn, mayIn, `${named(route)} as ${role}: ${answer.status} ${answer.text.slice(0, 200)}`);
        assert.ok((answer.status ?? 500) < 500, `${named(route)} as ${role}: ${answer.text.slice(0, 200)}`);
      }
    }
  });

  it('that changes something refuses a call without the token of the page, and one from another site', async () => {
    const { 'x-csrf-token': _, ...tokenless } = people['county-office'].headers;
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      if (route.access !== 'anyone')
        assert.equal(codeOf(await ask(route, NO_ROWS, tokenless)), 'csrf-mismatch', named(route));
      const foreign = { ...people['county-office'].headers, 'sec-fetch-site': 'cross-site' };
      assert.equal(codeOf(await ask(route, NO_ROWS, foreign)), 'csrf-mismatch', named(route));
    }
  });
});

describe("another agency's rows", () => {
  const aboutItems = routes.filter(({ path }) => path.includes('{itemId}'));

  it('are not there for a role of one agency, and may be read, never written, by who oversees them', async () => {
    for (const item of FOREIGN_ITEMS) {
      for (const route of aboutItems) {
        for (const role of roleIds) {
          const rows = foreignRows(item);
          const answer = await ask(route, rows, people[role].headers);
          const mayRead = route.method === 'GET' && holds(role, route.access) && reachesAbroad(role);
          const what = `${named(route)} on ${item.title} as ${role}: ${answer.status} ${answer.text.slice(0, 200)}`;
          // A file that this item does not have is not there for anybody.
          if (mayRead && (route.id !== 'files.download' || item === foreignDraft))
            assert.equal(answer.status, 200, what);
          // Who may see the item may be told its state; everybody else is told nothing, not even that it is there.
          else if (holds(role, 'disclosure.read') && reachesAbroad(role))
            assert.match(String(answer.status), /^4/, what);
          else assert.ok([403, 404].includes(answer.status!), what);
        }
      }
    }
    for (const item of FOREIGN_ITEMS) {
      const now = await load(neighbours.clerk, item.id);
      assert.deepEqual([now.version, now.state], [item.version, item.state]);
    }
  });

  it('are given to nobody by an id put into a body or a query', async () => {
    const byBody = routes.filter(({ id }) => ['disclosures.create-draft', 'agencies.set-review-chain'].includes(id));
    for (const route of byBody) {
      for (const role of roleIds.filter(role => !reachesAbroad(role))) {
        const answer = await ask(route, foreignRows(foreignDraft), people[role].headers);
        assert.ok([403, 404].includes(answer.status!), `${named(route)} as ${role}: ${answer.status} ${answer.text}`);
      }
    }
    for (const role of roleIds.filter(role => holds(role, listItems.access) && !reachesAbroad(role))) {
      const { items } = await must<typeof listItems>(people[role].call(listItems, { query: { agencyId: FOREIGN } }));
      assert.deepEqual(items, [], role);
      const all = await must<typeof listItems>(people[role].call(listItems, { query: { limit: 100 } }));
      assert.ok(
        all.items.every(({ agencyId }) => agencyId !== FOREIGN),
        role,
      );
    }
  });

  it('keep their people to themselves: names of other offices are listed only for who oversees them', async () => {
    for (const role of roleIds.filter(role => holds(role, listPeople.access))) {
      const { items } = await must<typeof listPeople>(people[role].call(listPeople, { query: { limit: 100 } }));
      const abroad = items.filter(({ posts }) => posts.some(({ agencyId }) => agencyId === FOREIGN));
      assert.equal(abroad.length > 0, reachesAbroad(role), role);
      for (const { mobile } of items) assert.doesNotMatch(mobile ?? '', /^\d{11}$/, 'contacts are masked in the list');
    }
  });

  it('lend a file to no item of another agency', async () => {
    const own: Desk = {
      clerk: people.clerk,
      reviewer: people.reviewer,
      secrecy: people['secrecy-reviewer'],
      publisher: people.publisher,
      agencyId: OWN,
    };
    const mine = await draft(own, { title: '本局草稿（虚构）' });
    const address = `${whole.node.officeUrl}/api/v1/disclosures/${mine.id}/files/${uploaded.body.hash}`;
    assert.equal((await people.clerk.send('GET', address)).status, 404);
  });

  it('are as they were: nothing was written by any refused call', async () => {
    for (const item of FOREIGN_ITEMS) {
      const { items } = await must<typeof itemHistory>(
        neighbours.clerk.call(itemHistory, { params: { itemId: String(item.id) } }),
      );
      assert.equal(items.at(-1)!.version, item.version);
    }
    const { items } = await must<typeof listAgencies>(people['county-office'].call(listAgencies));
    assert.equal(items.length, whole.county.agencies.length);
  });
});

describe('the roles', () => {
  it('leave no permission of the contract without a holder, and no route without a role', () => {
    const held = new Set<Permission>(roleIds.flatMap(role => [...roles[role].permissions]));
    const shut = routes.filter(
      ({ access }) => access !== 'anyone' && access !== 'signed-in' && !held.has(access as Permission),
    );
    assert.deepEqual(shut.map(named), []);
  });
});
