import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createPerson,
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
  viewPerson,
} from '@gongkai/contract';
import { addDays, type LocalDate } from '@gongkai/statute';
import fc from 'fast-check';
import { agencyDirectory } from '../directory.ts';
import { findPostFault, type PostTerms } from '../rules/posts.ts';
import type { Browser } from '../testing/browser.ts';
import { PASSWORD, TODAY, testOffice } from '../testing/test-office.ts';
import { verifyProjections } from '../testing/verify-projections.ts';
import { createAdministrators } from './create-administrators.ts';

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

describe('registering a person', () => {
  it('gives an initial password that must be changed, and seals mobile and mail', async () => {
    const created = await keeper.browser.call(createPerson, {
      body: {
        name: '张𠮷（虚构）',
        loginName: 'zhang.ji',
        mobile: '+86 139-0000-2001',
        email: 'Zhang@example.invalid',
      },
    });
    assert.equal(created.status, 201, created.message ?? '');
    const { person, initialPassword } = created.body;
    assert.deepEqual(
      [person.name, person.state, person.mobile, person.email, person.secondFactor],
      ['张𠮷（虚构）', 'invited', '139****2001', 'z***@example.invalid', 'none'],
    );
    const browser = await signIn('zhang.ji', initialPassword);
    assert.equal((await browser.call(loadMe)).body.mustChangePassword, true);
    const [row] = await owner.query<{ all: string }>(
      `select p::text || coalesce(string_agg(a::text, ''), '') as all
      from core.people p left join core.audit_entries a on true where p.id = $1 group by p.*`,
      [person.id],
    );
    assert.ok(!/13900002001|example\.invalid/.test(row!.all));
    assert.ok(!row!.all.includes(Buffer.from('13900002001').toString('hex')));
  });

  const refused: readonly [string, object, string][] = [
    ['a login name that is there', { loginName: 'zhang.ji' }, 'login-name-taken'],
    ['a mobile number that is there, in another spelling', { mobile: '１３９００００２００１' }, 'mobile-taken'],
    ['a mobile number that is none', { mobile: '12345' }, 'mobile-malformed'],
    ['a mail address that is none', { email: 'nobody' }, 'email-malformed'],
  ];
  for (const [what, over, code] of refused)
    it(`refuses ${what}`, async () => {
      const answer = await keeper.browser.call(createPerson, {
        body: { name: '李（虚构）', loginName: 'li.si', ...over },
      });
      assert.equal(answer.code, code);
    });

  it('is for the security administrator alone', async () => {
    for (const role of roleIds.filter(role => role !== 'security-administrator')) {
      const { browser } = await signedIn(role, county);
      const answer = await browser.call(createPerson, {
        body: { name: '李（虚构）', loginName: `li.${role.slice(0, 20)}` },
      });
      assert.equal(answer.code, 'not-permitted', role);
    }
  });
});

describe('contacts', () => {
  it('are masked in lists and shown, with an audit entry, to whoever supervises the agency', async () => {
    const person = await office.person({ role: 'clerk', agencyId: township, mobile: '13900003001' });
    const supervisor = await signedIn('county-office', county);
    const list = await supervisor.browser.call(listPeople, { query: { agencyId: township } });
    assert.equal(list.body.items.find(one => one.id === person.personId)?.mobile, '139****3001');
    const viewed = await supervisor.browser.call(viewPerson, { params: { personId: person.personId } });
    assert.equal(viewed.body.mobile, '13900003001');
    const audits = await office.audits('person-viewed');
    assert.equal(audits.at(-1)?.subject, `person/${person.personId}`);
    const narrow = await signedIn('county-office', bureau);
    assert.equal(
      (await narrow.browser.call(viewPerson, { params: { personId: person.personId } })).code,
      'person-unknown',
    );
  });

  it('of an erased person are gone, and the list goes on', async () => {
    const { personId } = await office.person({ role: 'clerk', agencyId: bureau, mobile: '13900003002' });
    await owner.query(`update core.data_keys set wrapped = null, erased_at = $2 where subject = $1`, [
      `person/${personId}`,
      office.time.now(),
    ]);
    const { body } = await keeper.browser.call(listPeople, { query: { agencyId: bureau, limit: 100 } });
    assert.equal(body.items.find(one => one.id === personId)?.mobile, null);
  });
});

describe('the list of people', () => {
  it('pages by name without leaving anybody out', async () => {
    for (let at = 0; at < 12; at++) await office.person({ role: 'clerk', agencyId: township });
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { body } = (await keeper.browser.call(listPeople, {
        query: { agencyId: township, limit: 5, ...(after ? { after } : {}) },
      })) as { body: { items: { id: number }[]; next: string | null } };
      seen.push(...body.items.map(person => person.id));
      after = body.next;
    } while (after);
    assert.ok(seen.length >= 12);
    assert.equal(new Set(seen).size, seen.length);
    assert.equal((await keeper.browser.call(listPeople, { query: { after: 'abc' } })).code, 'bad-place');
  });

  it('shows a clerk the people of the own agency only', async () => {
    const clerk = await signedIn('clerk', bureau);
    const { body } = await clerk.browser.call(listPeople, { query: { limit: 100 } });
    assert.ok(body.items.length > 0);
    assert.ok(body.items.every(person => person.posts.some(post => post.agencyId === bureau)));
    assert.deepEqual((await clerk.browser.call(listPeople, { query: { agencyId: township } })).body.items, []);
  });
});

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

describe('the database', () => {
  const insert = (post: {
    personId: number;
    role: Role;
    agencyId?: number;
    from?: string;
    until?: string | null;
    source?: number;
    by?: number;
  }) =>
    pool.query<{ id: number }>(
      `insert into core.posts (person_id, agency_id, role, from_on, until_on, delegated_from, delegated_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        post.personId,
        post.agencyId ?? bureau,
        post.role,
        post.from ?? TODAY,
        post.until ?? null,
        post.source ?? null,
        post.by ?? null,
      ],
    );

  it('refuses what the code refuses', async () => {
    const { personId } = await office.person({});
    const other = await office.person({});
    const [{ id } = { id: 0 }] = await insert({ personId, role: 'clerk' });
    await assert.rejects(insert({ personId, role: 'clerk' }), { code: 'GK024' });
    await assert.rejects(insert({ personId, role: 'security-auditor' }), { code: 'GK023' });
    const lent = { personId: other.personId, role: 'clerk', until: later(5), source: id, by: personId } as const;
    await assert.rejects(insert({ ...lent, role: 'publisher' }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, agencyId: township }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, by: keeper.personId }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, until: null }), { code: '23514' });
    await assert.rejects(insert({ ...lent, from: later(-1) }), { code: 'GK025' });
    const [onward] = await insert(lent);
    const third = await office.person({});
    const again = { ...lent, personId: third.personId, source: onward!.id, by: other.personId };
    await assert.rejects(insert(again), { code: 'GK025' }, 'what was lent is not lent on');
  });

  it('lets a post only be ended', async () => {
    const { personId } = await office.person({});
    const [{ id } = { id: 0 }] = await insert({ personId, role: 'clerk', until: later(5) });
    for (const change of [
      `person_id = ${keeper.personId}`,
      `role = 'publisher'`,
      `agency_id = ${township}`,
      `until_on = '2030-01-01'`,
      'until_on = null',
    ])
      await assert.rejects(
        pool.query(`update core.posts set ${change} where id = $1`, [id]),
        { code: 'GK026' },
        change,
      );
    await pool.query('update core.posts set until_on = $2 where id = $1', [id, later(2)]);
    await assert.rejects(pool.query('delete from core.posts where id = $1', [id]), /permission denied/);
  });

  it('lets two nodes at once give no one two separated roles', async () => {
    const { personId } = await office.person({});
    const results = await Promise.allSettled([
      insert({ personId, role: 'system-administrator' }),
      insert({ personId, role: 'security-auditor' }),
      insert({ personId, role: 'clerk' }),
    ]);
    assert.equal(results.filter(result => result.status === 'fulfilled').length, 1);
  });

  it('agrees with the rule for any two posts', async () => {
    const day = fc.integer({ min: -3, max: 6 }).map(days => later(days));
    const terms = fc
      .record({
        role: fc.constantFrom<Role>('clerk', 'reviewer', 'security-auditor'),
        agencyId: fc.constantFrom(bureau, township),
        from: day,
        until: fc.option(day, { nil: null }),
      })
      .filter(({ from, until }) => until === null || until >= from);
    const asTerms = (one: { role: Role; agencyId: number; from: LocalDate; until: LocalDate | null }): PostTerms => ({
      role: one.role,
      agencyId: one.agencyId,
      fromOn: one.from,
      untilOn: one.until,
    });
    await fc.assert(
      fc.asyncProperty(terms, terms, async (first, second) => {
        const { personId } = await office.person({});
        await insert({ personId, ...first });
        const expected = findPostFault(asTerms(second), [asTerms(first)], '2000-01-01');
        const code = await insert({ personId, ...second }).then(
          () => null,
          (fault: { code: string }) => fault.code,
        );
        assert.equal(code, expected === null ? null : expected === 'separated-roles' ? 'GK023' : 'GK024');
      }),
      { numRuns: 40 },
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

  it('is not for the three installation roles', async () => {
    const auditor = await signedIn('security-auditor', bureau);
    const colleague = await office.person({ role: 'clerk', agencyId: bureau });
    const postId = (await auditor.browser.call(loadMe)).body.posts[0]!.postId;
    assert.equal((await lend(auditor.browser, postId, colleague.personId)).code, 'role-not-delegable');
  });
});

describe('rows of posts', () => {
  it('are what their events say, but for those written behind the code', async () => {
    const found = await verifyProjections(pool.kysely);
    assert.ok(
      found.every(line => /has no event/.test(line)),
      found.join('\n'),
    );
  });
});

describe('createAdministrators()', () => {
  it('founds an installation with three persons, once', async () => {
    const fresh = await testOffice();
    const initial = {
      passwordHash: '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      realNow: fresh.time.now(),
    };
    const entry = (loginName: string) => ({
      name: `${loginName}（虚构）`,
      loginName,
      mobile: null,
      email: null,
      initial,
    });
    const agency = {
      parentId: null,
      name: '云岭县人民政府（虚构）',
      shortName: '云岭县',
      kind: 'government' as const,
      level: 'county' as const,
      creditCode: null,
      regionCode: null,
      foundedOn: null,
      contact: {
        workingBody: null,
        address: null,
        officeHours: null,
        telephone: null,
        fax: null,
        postcode: null,
        email: null,
        website: null,
      },
    };
    const installation = {
      agency,
      administrators: {
        'system-administrator': entry('xitong'),
        'security-administrator': entry('anquan'),
        'security-auditor': entry('shenji'),
      },
    };
    const run = () => fresh.as<Record<string, number>>(work => createAdministrators(work, fresh.vault, installation));
    const made = await run();
    assert.ok(made.ok);
    assert.equal(new Set(Object.values(made.value)).size, 3);
    const again = await run();
    assert.deepEqual(again.ok ? null : again.refusal.code, 'administrators-exist');
  });
});
