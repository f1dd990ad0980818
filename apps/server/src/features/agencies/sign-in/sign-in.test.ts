import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answerSecondFactor,
  beginTotp,
  changePassword,
  confirmTotp,
  endSessions,
  listPeople,
  loadMe,
  login,
  logout,
  resetCredentials,
  setPersonState,
} from '@gongkai/contract';
import { hashPassword } from '../../../platform/sessions/password-hash.ts';
import { totpCode, totpStepAt } from '../../../platform/sessions/totp.ts';
import { PASSWORD, testOffice } from '../testing/test-office.ts';

const office = await testOffice();
const one = await office.startNode();
const other = await office.startNode();
const { time } = office;
const county = await office.found('云岭县人民政府（虚构）', null, 'government');
const security = await office.person({ role: 'security-administrator', agencyId: county, loginName: 'anquan.guan' });
await office.person({ role: 'security-administrator', agencyId: county, loginName: 'anquan.er' });

const signIn = async (loginName: string, browser = one.browser(), password = PASSWORD) => {
  const answer = await browser.call(login, { body: { loginName, password } });
  return { browser, answer };
};
const signedIn = async (loginName: string, node = one) => {
  const { browser, answer } = await signIn(loginName, node.browser());
  assert.equal(answer.status, 200, answer.message ?? '');
  return browser;
};

describe('signing in', () => {
  it('gives a session, a device and the person, with cookies that no script reads', async () => {
    const { loginName } = await office.person({ role: 'clerk', agencyId: county });
    const { browser, answer } = await signIn(loginName.toUpperCase());
    assert.equal(answer.status, 200);
    assert.equal(answer.body.step, 'done');
    for (const line of answer.headers.getSetCookie()) assert.match(line, /HttpOnly/);
    const me = await browser.call(loadMe);
    assert.equal(me.status, 200);
    assert.deepEqual(
      me.body.grants.find(grant => grant.permission === 'disclosure.write'),
      { permission: 'disclosure.write', agencyIds: [county] },
    );
    assert.equal(me.body.posts[0]?.agencyName, '云岭县人民政府（虚构）');
  });

  it('is turned away with a time to come back while too many passwords are being checked', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    // Whoever is done comes again in the same turn of the event loop, so no place is ever free for a call from a socket.
    const cost = { memoryKib: 4_096, passes: 1, lanes: 1 };
    let answered = false;
    const comeAgain = async () => {
      while (!answered) await hashPassword(PASSWORD, cost);
    };
    const crowd = Array.from({ length: 202 }, comeAgain);
    const [entering, changing] = await Promise.all([
      signIn(loginName),
      browser.call(changePassword, { body: { current: PASSWORD, next: 'Eight-Tailed8' } }),
    ]).finally(() => {
      answered = true;
    });
    await Promise.all(crowd);
    for (const answer of [entering.answer, changing]) {
      assert.deepEqual([answer.status, answer.code], [429, 'sign-in-busy']);
      assert.equal(answer.headers.get('retry-after'), '5');
    }
    assert.equal((await signIn(loginName)).answer.status, 200);
  });

  it('says the same of a wrong password and of a name that does not exist', async () => {
    const { loginName } = await office.person({});
    const wrong = await signIn(loginName, undefined, 'Wrong-One7');
    const unknown = await signIn('nobody.here', undefined, 'Wrong-One7');
    assert.deepEqual(
      [wrong.answer.status, wrong.answer.code, wrong.answer.message],
      [401, 'sign-in-refused', unknown.answer.message],
    );
    assert.deepEqual([unknown.answer.status, unknown.answer.code], [401, 'sign-in-refused']);
    assert.deepEqual(wrong.answer.headers.getSetCookie(), []);
  });

  it('tells only whoever knows the password that the account is disabled', async () => {
    const person = await office.person({});
    const browser = await signedIn(security.loginName);
    await browser.call(setPersonState, {
      params: { personId: person.personId },
      body: { state: 'disabled', reason: '离岗' },
    });
    assert.equal((await signIn(person.loginName)).answer.code, 'account-disabled');
    assert.equal((await signIn(person.loginName, undefined, 'Wrong-One7')).answer.code, 'sign-in-refused');
  });

  it('stores neither token nor password', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    const token = browser.cookies.get('gongkai_session')!;
    const [found] = await office.database.owner.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from (select s::text as t from core.sessions s union all
        select c::text from core.credentials c union all select a::text from core.audit_entries a) x`,
    );
    assert.ok(!found!.all.includes(token) && !found!.all.includes(PASSWORD));
    const hex = Buffer.from(token).toString('hex');
    assert.ok(!found!.all.includes(hex));
  });
});

describe('a session', () => {
  it('ends on every node at once when its person signs out', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    const elsewhere = other.browser();
    elsewhere.cookies.set('gongkai_session', browser.cookies.get('gongkai_session')!);
    assert.equal((await elsewhere.call(loadMe)).status, 200);
    assert.equal((await browser.call(logout)).status, 200);
    assert.equal((await elsewhere.call(loadMe)).status, 401);
  });

  it('ends on every node at once when its person is disabled', async () => {
    const person = await office.person({});
    const there = await signedIn(person.loginName, other);
    const browser = await signedIn(security.loginName);
    await browser.call(setPersonState, {
      params: { personId: person.personId },
      body: { state: 'disabled', reason: '离岗' },
    });
    assert.equal((await there.call(loadMe)).status, 401);
    await browser.call(setPersonState, {
      params: { personId: person.personId },
      body: { state: 'active', reason: '返岗' },
    });
    assert.equal((await there.call(loadMe)).status, 401, 'it does not come back to life');
  });

  it('ends when a person is disabled behind the code', async () => {
    const person = await office.person({});
    const browser = await signedIn(person.loginName);
    await office.database.office.query(`update core.people set state = 'disabled' where id = $1`, [person.personId]);
    assert.equal((await browser.call(loadMe)).status, 401);
    await office.database.office.query(`update core.people set state = 'active' where id = $1`, [person.personId]);
    assert.equal((await browser.call(loadMe)).status, 401);
  });

  it('ends elsewhere, not here, when the password is changed', async () => {
    const { loginName } = await office.person({});
    const here = await signedIn(loginName);
    const there = await signedIn(loginName, other);
    const changed = await here.call(changePassword, { body: { current: PASSWORD, next: 'Second-Tail8' } });
    assert.equal(changed.status, 200, changed.message ?? '');
    assert.equal((await there.call(loadMe)).status, 401);
    assert.equal((await here.call(loadMe)).status, 200);
    assert.equal((await signIn(loginName)).answer.code, 'sign-in-refused');
    assert.equal((await signIn(loginName, undefined, 'Second-Tail8')).answer.status, 200);
  });

  it('ends after half an hour without a call, and twelve hours after it began in any case', async () => {
    const { loginName } = await office.person({});
    const idle = await signedIn(loginName);
    time.waitReal(29 * 60_000);
    assert.equal((await idle.call(loadMe)).status, 200);
    time.waitReal(29 * 60_000);
    assert.equal((await idle.call(loadMe)).status, 200, 'the call before was written down');
    time.waitReal(31 * 60_000);
    assert.equal((await idle.call(loadMe)).status, 401);

    const busy = await signedIn(loginName);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      time.waitReal(20 * 60_000);
      assert.equal((await busy.call(loadMe)).status, 200);
    }
    time.waitReal(20 * 60_000);
    assert.equal((await busy.call(loadMe)).status, 401);
  });

  it('does not end by the test clock', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    const before = time.nowMs;
    time.nowMs += 40 * 86_400_000;
    assert.equal((await browser.call(loadMe)).status, 200);
    time.nowMs = before;
  });

  it('changes nothing without its CSRF token', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    const right = browser.csrfToken;
    for (const forged of [null, 'x'.repeat(43), `${right}x`]) {
      browser.csrfToken = forged;
      assert.deepEqual((await browser.call(logout)).code, 'csrf-mismatch');
    }
    const another = await signedIn(loginName);
    browser.csrfToken = another.csrfToken;
    assert.equal((await browser.call(logout)).code, 'csrf-mismatch', 'a token of another session');
    browser.csrfToken = right;
    assert.equal((await browser.call(logout)).status, 200);
  });

  it('is ended by the security administrator, for all browsers of a person', async () => {
    const person = await office.person({});
    const browsers = await Promise.all([signedIn(person.loginName), signedIn(person.loginName, other)]);
    const keeper = await signedIn(security.loginName);
    const ended = await keeper.call(endSessions, {
      params: { personId: person.personId },
      body: { reason: '设备遗失' },
    });
    assert.equal(ended.body.ended, 2);
    for (const browser of browsers) assert.equal((await browser.call(loadMe)).status, 401);
  });

  it('writes its last call down once a minute at most', async () => {
    const { loginName, personId } = await office.person({});
    const browser = await signedIn(loginName);
    const seen = async () =>
      (
        await office.database.owner.query<{ seen_at: string }>(
          'select seen_at from core.sessions where person_id = $1',
          [personId],
        )
      )[0]!.seen_at;
    const first = await seen();
    time.waitReal(59_000);
    await browser.call(loadMe);
    assert.equal(await seen(), first);
    time.waitReal(1_000);
    await browser.call(loadMe);
    assert.notEqual(await seen(), first);
  });
});

describe('a password', () => {
  const refused: readonly [string, string][] = [
    ['Ab1', 'password-too-short'],
    ['abcdefgh12', 'password-too-few-classes'],
    ['Admin@123', 'password-is-common'],
    ['aA1!aA1!aA1!', 'password-repeats-itself'],
    [PASSWORD, 'password-used-before'],
  ];
  for (const [next, code] of refused)
    it(`${JSON.stringify(next)} is refused as ${code}`, async () => {
      const { loginName } = await office.person({});
      const browser = await signedIn(loginName);
      const answer = await browser.call(changePassword, { body: { current: PASSWORD, next } });
      assert.deepEqual([answer.status, answer.code], [422, code]);
    });

  it('is refused when it holds the login name', async () => {
    const { loginName } = await office.person({ loginName: 'zhao.ming' });
    const browser = await signedIn(loginName);
    const answer = await browser.call(changePassword, { body: { current: PASSWORD, next: 'Zhao.Ming-77' } });
    assert.equal(answer.code, 'password-holds-login-name');
  });

  it('is none of the last five', async () => {
    const { loginName } = await office.person({});
    const browser = await signedIn(loginName);
    const used = [PASSWORD, 'Second-Tail8', 'Third-Tail98', 'Fourth-Tail7', 'Fifth-Tail96'];
    const change = (current: string, next: string) => browser.call(changePassword, { body: { current, next } });
    for (let at = 1; at < used.length; at++) {
      time.waitReal(1_000);
      assert.equal((await change(used[at - 1]!, used[at]!)).status, 200);
    }
    for (const old of used) assert.equal((await change(used.at(-1)!, old)).code, 'password-used-before', old);
    time.waitReal(1_000);
    assert.equal((await change(used.at(-1)!, 'Sixth-Tail95')).status, 200);
    assert.equal((await change('Sixth-Tail95', PASSWORD)).status, 200, 'the sixth last is free again');
  });

  it('that is ninety days old lets its owner do nothing but change it', async () => {
    const { loginName } = await office.person({ role: 'clerk', agencyId: county });
    time.waitReal(91 * 86_400_000);
    const browser = await signedIn(loginName);
    const me = await browser.call(loadMe);
    assert.equal(me.body.mustChangePassword, true);
    assert.deepEqual(me.body.grants, []);
    assert.equal((await browser.call(listPeople)).code, 'password-change-required');
    await browser.call(changePassword, { body: { current: PASSWORD, next: 'Second-Tail8' } });
    assert.equal((await browser.call(listPeople)).status, 200);
  });

  it('that was reset ends what was, serves once and must be changed', async () => {
    const person = await office.person({ role: 'clerk', agencyId: county, totp: true });
    const reset = await resetBy(person.personId);
    const { browser, answer } = await signIn(person.loginName, undefined, reset);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.step, 'done', 'the second factor is gone, to be enrolled anew');
    assert.equal((await browser.call(listPeople)).code, 'password-change-required');
    const changed = await browser.call(changePassword, { body: { current: reset, next: 'Second-Tail8' } });
    assert.equal(changed.status, 200, changed.message ?? '');
    assert.equal((await browser.call(listPeople)).status, 200);
  });

  it('is hashed anew at the next right sign-in when the cost has changed', async () => {
    const { loginName, personId } = await office.person({});
    await office.database.owner.query(`update core.credentials set password_hash = $2 where person_id = $1`, [
      personId,
      await hashPassword(PASSWORD, {
        memoryKib: 32,
        passes: 1,
        lanes: 1,
      }),
    ]);
    await signedIn(loginName);
    const [row] = await office.database.owner.query<{ password_hash: string }>(
      'select password_hash from core.credentials where person_id = $1',
      [personId],
    );
    assert.match(row!.password_hash, /\$m=64,t=1,p=1\$/);
    await signedIn(loginName);
  });
});

/** By a fresh administrator, whose own password is young. */
async function resetBy(personId: number): Promise<string> {
  const keeper = await office.person({ role: 'security-administrator', agencyId: county });
  const browser = await signedIn(keeper.loginName);
  const answer = await browser.call(resetCredentials, { params: { personId }, body: { reason: '遗忘口令' } });
  assert.equal(answer.status, 200, answer.message ?? '');
  return answer.body.initialPassword;
}

describe('a one-time code', () => {
  it('is asked for where one is enrolled, and begins the session', async () => {
    const person = await office.person({ totp: true });
    const { browser, answer } = await signIn(person.loginName);
    assert.deepEqual(answer.body, { step: 'second-factor', factors: ['totp'] });
    assert.equal((await browser.call(loadMe)).status, 401, 'the password alone opens nothing');
    const done = await browser.call(answerSecondFactor, { body: { code: person.totp() } });
    assert.equal(done.status, 200, done.message ?? '');
    assert.equal((await browser.call(loadMe)).status, 200);
    assert.equal(browser.cookies.has('gongkai_attempt'), false);
  });

  it('counts once, on whichever node', async () => {
    const person = await office.person({ totp: true });
    const code = person.totp();
    const browsers = [one.browser(), other.browser()];
    for (const browser of browsers)
      await browser.call(login, { body: { loginName: person.loginName, password: PASSWORD } });
    const answers = await Promise.all(browsers.map(browser => browser.call(answerSecondFactor, { body: { code } })));
    assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 401]);
  });

  it('is refused when it is wrong, two steps old, or comes without a password before', async () => {
    const person = await office.person({ totp: true });
    const { browser } = await signIn(person.loginName);
    for (const code of [person.totp(-2), person.totp(2)])
      assert.equal((await browser.call(answerSecondFactor, { body: { code } })).code, 'second-factor-wrong');
    const stranger = one.browser();
    assert.equal((await stranger.call(answerSecondFactor, { body: { code: person.totp() } })).code, 'sign-in-over');
    time.waitReal(11 * 60_000);
    assert.equal((await browser.call(answerSecondFactor, { body: { code: person.totp() } })).code, 'sign-in-over');
  });

  it('cannot be guessed: the account is locked for strangers after a few', async () => {
    const person = await office.person({ totp: true });
    const { browser } = await signIn(person.loginName);
    const codes: (string | null)[] = [];
    for (let at = 0; at < 7; at++)
      codes.push((await browser.call(answerSecondFactor, { body: { code: '000000' } })).code);
    assert.deepEqual(codes.slice(0, 4), Array(4).fill('second-factor-wrong'));
    assert.equal(codes.at(-1), 'sign-in-locked');
  });

  it('of a new authenticator replaces the old one only when it was right', async () => {
    const person = await office.person({ totp: true });
    const { browser } = await signIn(person.loginName);
    await browser.call(answerSecondFactor, { body: { code: person.totp() } });
    assert.equal((await browser.call(beginTotp, { body: { password: 'Wrong-One7' } })).code, 'password-wrong');
    const begun = await browser.call(beginTotp, { body: { password: PASSWORD } });
    assert.equal(begun.status, 200, begun.message ?? '');
    assert.match(begun.body.qrSvg, /^<svg/);
    assert.equal((await browser.call(confirmTotp, { body: { code: '123456' } })).code, 'second-factor-wrong');
    time.waitReal(60_000);
    const still = await signIn(person.loginName);
    assert.equal((await still.browser.call(answerSecondFactor, { body: { code: person.totp() } })).status, 200);
    const fresh = (steps = 0) => totpCode(begun.body.secret, totpStepAt(time.realMs) + steps);
    assert.equal((await browser.call(confirmTotp, { body: { code: fresh() } })).status, 200);
    time.waitReal(60_000);
    const next = await signIn(person.loginName);
    assert.equal(
      (await next.browser.call(answerSecondFactor, { body: { code: person.totp() } })).code,
      'second-factor-wrong',
    );
    assert.equal((await next.browser.call(answerSecondFactor, { body: { code: fresh() } })).status, 200);
  });
});
