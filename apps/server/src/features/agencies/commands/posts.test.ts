import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  delegatePost,
  endPost,
  givePost,
  listPeople,
  loadMe,
  login,
  type Role,
  roleIds,
  separatedRoles,
  setPersonState,
} from '@gongkai/contract';
import { addDays, type LocalDate } from '@gongkai/statute';
import { agencyDirectory } from '../directory.ts';
import type { Browser } from '../testing/browser.ts';
import { PASSWORD, TODAY, testOffice } from '../testing/test-office.ts';
import { verifyProjections } from '../testing/verify-projections.ts';

const office = await testOffice();
const node = await office.startNode();
const { owner, office: pool } = office.database;
const county = await office.found('云岭县人民政府（虚构）', null, 'government');
const bureau = await office.found('虚构局', county);
const township = await office.found('虚构镇', county, 'township', 'township');

async function signIn(loginName: string, password = PASSWORD): Promise<Browser> {
  const browser = node.browser();
  const answer = await browser.call(login, { body: { loginName, password } });
  assert.equal(answer.status, 200, answer.message ?? '');
  return browser;
}
const signedIn = async (role: Role, agencyId: number) => {
  const person = await office.person({ role, agencyId });
  return { ...person, browser: await signIn(person.loginName) };
};
const keeper = await signedIn('security-administrator', county);

const give = (
  personId: number,
  over: Partial<{ agencyId: number; role: Role; fromOn: string; untilOn: string; isDeputy: boolean }> = {},
) =>
  keeper.browser.call(givePost, {
    params: { personId },
    body: { agencyId: bureau, role: 'clerk', fromOn: TODAY, ...over },
  });
const later = (days: number) => addDays(TODAY, days);

describe('giving a post', () => {
  it('holds from the next call on, ends with its day, and leaves an event', async () => {
    const person = await office.person({});
    const browser = await signIn(person.loginName);
    assert.equal((await browser.call(listPeople)).code, 'not-permitted');
    const given = await give(person.personId, { untilOn: later(10), isDeputy: true });
    assert.equal(given.status, 201, given.message ?? '');
    assert.deepEqual(given.body.posts[0]?.isDeputy, true);
    assert.equal((await browser.call(listPeople)).status, 200);
    const [event] = await office.events(`post/${given.body.posts[0]!.id}`);
    assert.deepEqual([event?.kind, event?.payload.personId], ['post-given', person.personId]);
    office.time.moveTo(later(10));
    assert.equal((await browser.call(listPeople)).status, 200, 'the last day counts');
    office.time.moveTo(later(11));
    assert.equal((await browser.call(listPeople)).code, 'not-permitted');
    office.time.moveTo(TODAY);
  });

  it('does not hold before its first day', async () => {
    const person = await office.person({});
    await give(person.personId, { fromOn: later(5) });
    const browser = await signIn(person.loginName);
    assert.equal((await browser.call(listPeople)).code, 'not-permitted');
    office.time.moveTo(later(5));
    assert.equal((await browser.call(listPeople)).status, 200);
    office.time.moveTo(TODAY);
  });

  it('refuses a term that is over or runs backwards, a second time the same, a closed agency, a disabled person', async () => {
    const { personId } = await office.person({});
    assert.equal((await give(personId, { fromOn: later(-9), untilOn: later(-1) })).code, 'term-over');
    assert.equal((await give(personId, { fromOn: later(9), untilOn: later(1) })).code, 'term-backwards');
    await give(personId);
    assert.equal((await give(personId, { fromOn: later(30) })).code, 'post-held-already');
    assert.equal((await give(personId, { agencyId: 999_999, role: 'reviewer' })).code, 'agency-unknown');
    await keeper.browser.call(setPersonState, { params: { personId }, body: { state: 'disabled', reason: '离岗' } });
    assert.equal((await give(personId, { role: 'reviewer' })).code, 'person-disabled');
    assert.equal((await give(999_999)).code, 'person-unknown');
  });

  it('keeps the three installation roles apart from each other and from business', async () => {
    for (const role of separatedRoles) {
      const { personId } = await office.person({});
      assert.equal((await give(personId, { role })).status, 201);
      for (const other of roleIds.filter(one => one !== role)) {
        const answer = await give(personId, { role: other });
        assert.equal(answer.code, 'separated-roles', `${role} and ${other}`);
        assert.match(answer.message!, /GB\/T 22239-2019/);
      }
    }
    const clerk = await office.person({ role: 'clerk', agencyId: bureau });
    for (const role of separatedRoles) assert.equal((await give(clerk.personId, { role })).code, 'separated-roles');
    assert.equal(
      (await give(keeper.personId)).code,
      'separated-roles',
      'the keeper of accounts gives nothing to himself',
    );
  });
});

describe('ending a post', () => {
  it('takes effect at once for today, and on its day for later', async () => {
    const person = await office.person({});
    const browser = await signIn(person.loginName);
    const postId = (await give(person.personId)).body.posts[0]!.id;
    const ended = await keeper.browser.call(endPost, { params: { postId }, body: { endedOn: TODAY, reason: '调岗' } });
    assert.equal(ended.status, 200, ended.message ?? '');
    assert.equal((await browser.call(listPeople)).code, 'not-permitted');
    assert.equal(
      (await keeper.browser.call(endPost, { params: { postId }, body: { endedOn: TODAY, reason: '调岗' } })).code,
      'post-over',
    );
    const next = (await give(person.personId)).body.posts.find(post => post.id !== postId)!;
    await keeper.browser.call(endPost, { params: { postId: next.id }, body: { endedOn: later(3), reason: '调岗' } });
    assert.equal((await browser.call(listPeople)).status, 200);
    const longer = await keeper.browser.call(endPost, {
      params: { postId: next.id },
      body: { endedOn: later(4), reason: '调岗' },
    });
    assert.equal(longer.code, 'ended-after-term');
    office.time.moveTo(later(4));
    assert.equal((await browser.call(listPeople)).code, 'not-permitted');
    office.time.moveTo(TODAY);
  });

  it('refuses a day before the post began, and takes back a post that has not begun', async () => {
    const { personId } = await office.person({});
    const end = (postId: number, endedOn: string) =>
      keeper.browser.call(endPost, { params: { postId }, body: { endedOn, reason: '误录' } });
    const begun = (await give(personId, { fromOn: later(-10) })).body.posts[0]!.id;
    const refused = await end(begun, later(-11));
    assert.equal(refused.code, 'ended-before-begun');
    assert.ok(refused.message!.includes(later(-10)));
    assert.equal((await end(begun, later(-10))).status, 200);
    const ahead = (await give(personId, { fromOn: later(10), role: 'reviewer' })).body.posts.find(
      post => post.role === 'reviewer',
    )!;
    assert.equal((await end(ahead.id, TODAY)).status, 200);
  });

  it('leaves the history: who held what on a day of the past', async () => {
    const { personId } = await office.person({});
    const postId = (await give(personId, { fromOn: later(-30), role: 'publisher' })).body.posts[0]!.id;
    await keeper.browser.call(endPost, { params: { postId }, body: { endedOn: later(-10), reason: '补录' } });
    const held = (day: LocalDate) => agencyDirectory.listRolesHeldOn(pool.kysely, personId, bureau, day);
    assert.deepEqual(
      [await held(later(-31)), await held(later(-20)), await held(later(-10)), await held(later(-9))],
      [[], ['publisher'], ['publisher'], []],
    );
  });
});

describe('the last security administrator', () => {
  it('cannot be ended or disabled, nor disable himself', async () => {
    const others = await owner.query<{ id: number }>(
      `select id from core.posts_in_force where role = 'security-administrator' and person_id <> $1`,
      [keeper.personId],
    );
    for (const { id } of others)
      await keeper.browser.call(endPost, { params: { postId: id }, body: { endedOn: TODAY, reason: '清理' } });
    const [own] = await owner.query<{ id: number }>(`select id from core.posts_in_force where person_id = $1`, [
      keeper.personId,
    ]);
    const ending = await keeper.browser.call(endPost, {
      params: { postId: own!.id },
      body: { endedOn: later(5), reason: '调岗' },
    });
    assert.equal(ending.code, 'last-security-administrator');
    const disabling = await keeper.browser.call(setPersonState, {
      params: { personId: keeper.personId },
      body: { state: 'disabled', reason: '误操作' },
    });
    assert.equal(disabling.code, 'not-for-yourself');
  });
});

describe('delegation', () => {
  const lend = (
    browser: Browser,
    postId: number,
    toPersonId: number,
    from = TODAY as string,
    until = later(5) as string,
  ) =>
    browser.call(delegatePost, {
      params: { postId },
      body: { toPersonId, fromOn: from, untilOn: until, reason: '出差' },
    });

  async function pair(role: Role = 'publisher', untilOn?: LocalDate) {
    const lender = await office.person({ role, agencyId: bureau, ...(untilOn ? { untilOn } : {}) });
    const colleague = await office.person({ role: 'clerk', agencyId: bureau });
    const browser = await signIn(lender.loginName);
    const postId = (await browser.call(loadMe)).body.posts[0]!.postId;
    return { lender, colleague, browser, postId, receiver: await signIn(colleague.loginName) };
  }
  const may = async (browser: Browser, permission: string) =>
    (await browser.call(loadMe)).body.grants.some(grant => grant.permission === permission);

  it('lends a post for a time; it ends by itself', async () => {
    const { colleague, browser, postId, receiver } = await pair();
    const lent = await lend(browser, postId, colleague.personId);
    assert.equal(lent.status, 201, lent.message ?? '');
    assert.equal(await may(receiver, 'disclosure.publish'), true);
    assert.equal(await may(browser, 'disclosure.publish'), true, 'the lender keeps it');
    const me = await receiver.call(loadMe);
    assert.deepEqual(
      me.body.posts.map(post => post.delegated),
      [false, true],
    );
    office.time.moveTo(later(6));
    assert.equal(await may(receiver, 'disclosure.publish'), false);
    office.time.moveTo(TODAY);
  });

  it('ends with the post it came from, and with the account of the lender', async () => {
    const ended = await pair();
    await lend(ended.browser, ended.postId, ended.colleague.personId);
    await keeper.browser.call(endPost, { params: { postId: ended.postId }, body: { endedOn: TODAY, reason: '调岗' } });
    assert.equal(await may(ended.receiver, 'disclosure.publish'), false);
    const disabled = await pair();
    await lend(disabled.browser, disabled.postId, disabled.colleague.personId);
    assert.equal(await may(disabled.receiver, 'disclosure.publish'), true);
    await keeper.browser.call(setPersonState, {
      params: { personId: disabled.lender.personId },
      body: { state: 'disabled', reason: '离岗' },
    });
    assert.equal(await may(disabled.receiver, 'disclosure.publish'), false);
  });

  it('refuses what is not one’s own, is lent already, goes too far, or goes to a stranger', async () => {
    const { lender, colleague, browser, postId, receiver } = await pair('publisher', later(20));
    const stranger = await office.person({ role: 'clerk', agencyId: township });
    assert.equal((await lend(receiver, postId, lender.personId)).code, 'not-your-post');
    assert.equal((await lend(browser, postId, lender.personId)).code, 'to-yourself');
    assert.equal((await lend(browser, postId, stranger.personId)).code, 'not-a-colleague');
    assert.equal((await lend(browser, postId, 999_999)).code, 'not-a-colleague');
    assert.equal((await lend(browser, postId, colleague.personId, TODAY, later(21))).code, 'beyond-own-term');
    assert.equal((await lend(browser, postId, colleague.personId, later(-1))).code, 'beyond-own-term');
    assert.equal((await lend(browser, postId, colleague.personId, later(3), later(1))).code, 'term-backwards');
    assert.equal((await lend(browser, 999_999, colleague.personId)).code, 'post-unknown');
    await lend(browser, postId, colleague.personId);
    assert.equal((await lend(browser, postId, colleague.personId)).code, 'post-held-already');
    const lentPost = (await receiver.call(loadMe)).body.posts[1]!.postId;
    const third = await office.person({ role: 'clerk', agencyId: bureau });
    assert.equal((await lend(receiver, lentPost, third.personId)).code, 'delegated-already');
  });

  it('waits for the post to begin: one that is not in force today is not lent', async () => {
    const { lender, colleague, browser } = await pair('clerk');
    const given = await give(lender.personId, { role: 'publisher', fromOn: later(3) });
    const ahead = given.body.posts.find(post => post.role === 'publisher')!.id;
    assert.equal((await lend(browser, ahead, colleague.personId, later(3))).code, 'post-not-in-force');
    office.time.moveTo(later(3));
    assert.equal((await lend(browser, ahead, colleague.personId, later(3))).status, 201);
    office.time.moveTo(TODAY);
  });

  it('is not for the three installation roles', async () => {
    const auditor = await signedIn('security-auditor', bureau);
    const colleague = await office.person({ role: 'clerk', agencyId: bureau });
    const postId = (await auditor.browser.call(loadMe)).body.posts[0]!.postId;
    assert.equal((await lend(auditor.browser, postId, colleague.personId)).code, 'role-not-delegable');
  });
});

describe('rows of posts', () => {
  it('are what their events say', async () => {
    assert.deepEqual(await verifyProjections(pool.kysely), []);
  });
});
