import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createPerson,
  listPeople,
  loadMe,
  login,
  type Role,
  roleIds,
  setPersonState,
  viewPerson,
} from '@gongkai/contract';
import type { Browser } from '../testing/browser.ts';
import { PASSWORD, testOffice } from '../testing/test-office.ts';
import { createAdministrators } from './create-administrators.ts';
import { erasePerson } from './erase-person.ts';

const office = await testOffice();
const node = await office.startNode();
const { owner } = office.database;
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

  it('goes to one of several who ask for the same name or number at once', async () => {
    const body = (at: number) => ({
      name: `同时${at}（虚构）`,
      loginName: at < 3 ? 'at.once' : `at.once${at}`,
      mobile: '13900002999',
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => keeper.browser.call(createPerson, { body: body(at) })),
    );
    assert.deepEqual(answers.map(answer => answer.status).sort(), [201, 409, 409, 409, 409, 409]);
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

describe('erasePerson()', () => {
  const erase = (personId: number) =>
    office.as<number>(work => erasePerson(work, office.keys, { personId, reason: '离职满两年' }));
  const codeOf = async (personId: number) => {
    const outcome = await erase(personId);
    return outcome.ok ? null : outcome.refusal.code;
  };

  it('takes the ways to reach a person, once the account is disabled, once', async () => {
    const { personId } = await office.person({ role: 'clerk', agencyId: bureau, mobile: '13900004001', totp: true });
    assert.equal(await codeOf(personId), 'person-not-disabled');
    await keeper.browser.call(setPersonState, { params: { personId }, body: { state: 'disabled', reason: '离职' } });
    assert.equal(await codeOf(personId), null);
    const supervisor = await signedIn('county-office', county);
    const { body } = await supervisor.browser.call(viewPerson, { params: { personId } });
    assert.deepEqual([body.mobile, body.email, body.secondFactor], [null, null, 'none']);
    assert.match(body.name, /虚构/, 'the name stays: it stands on every form its bearer signed');
    assert.equal((await office.audits('personal-data-erased')).at(-1)?.subject, `person/${personId}`);
    assert.equal(await codeOf(personId), 'nothing-to-erase');
    assert.equal(await codeOf(999_999), 'person-unknown');
  });

  it('leaves the number free for somebody else', async () => {
    const again = await keeper.browser.call(createPerson, {
      body: { name: '王（虚构）', loginName: 'wang.wu', mobile: '13900004001' },
    });
    assert.equal(again.status, 201, again.message ?? '');
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
