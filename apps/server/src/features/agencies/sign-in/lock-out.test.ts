import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerSecondFactor, loadMe, login, resetCredentials } from '@gongkai/contract';
import { sweepSignIn } from '../../../platform/sessions/session-store.ts';
import type { Browser } from '../testing/browser.ts';
import { cheapPolicy, PASSWORD, testOffice } from '../testing/test-office.ts';

const office = await testOffice();
const [one, other] = [await office.startNode(), await office.startNode()];
const { time } = office;

const attempt = (browser: Browser, loginName: string, password: string, from?: string) =>
  browser.call(login, { body: { loginName, password }, ...(from ? { from } : {}) });

/** Guesses until locked, always from a new address, and on both nodes in turn. */
async function hammer(loginName: string, most = 20): Promise<{ tries: number; message: string | null }> {
  for (let tries = 0; tries < most; tries++) {
    const answer = await attempt((tries % 2 ? one : other).browser(), loginName, `Guess-No${tries}x`);
    if (answer.code === 'sign-in-locked') return { tries, message: answer.message };
    assert.equal(answer.code, 'sign-in-refused');
  }
  return { tries: most, message: null };
}

describe('the lock-out', () => {
  it('stops strangers after five failures, counted over all nodes and addresses', async () => {
    const { loginName } = await office.person({});
    assert.equal((await hammer(loginName)).tries, 5);
    assert.equal((await attempt(one.browser(), loginName, PASSWORD)).code, 'sign-in-locked', 'the right password too');
  });

  it('lets the owner in on a known browser while a stranger hammers', async () => {
    const { loginName } = await office.person({});
    const own = one.browser();
    assert.equal((await attempt(own, loginName, PASSWORD)).status, 200);
    own.cookies.delete('gongkai_session');
    await hammer(loginName);
    for (let round = 0; round < 3; round++) {
      assert.equal((await attempt(own, loginName, PASSWORD)).status, 200);
      assert.equal((await attempt(other.browser(), loginName, 'Guess-Again7')).code, 'sign-in-locked');
    }
    assert.equal((await own.call(loadMe)).status, 200);
  });

  it('lets the owner in on a known browser whose address is locked', async () => {
    const { loginName } = await office.person({});
    const own = one.browser();
    await attempt(own, loginName, PASSWORD, '10.9.9.9');
    for (let at = 0; at < 41; at++) await attempt(one.browser(), `nobody${at}`, 'Guess-Again7', '10.9.9.9');
    const stranger = await attempt(one.browser(), 'somebody.else', 'Guess-Again7', '10.9.9.9');
    assert.equal(stranger.code, 'sign-in-locked');
    assert.equal((await attempt(own, loginName, PASSWORD, '10.9.9.9')).status, 200);
  });

  it('holds a known browser by a count of its own', async () => {
    const { loginName } = await office.person({});
    const own = one.browser();
    await attempt(own, loginName, PASSWORD);
    for (let at = 0; at < 5; at++)
      assert.equal((await attempt(own, loginName, 'Guess-Again7')).code, 'sign-in-refused');
    assert.equal((await attempt(own, loginName, PASSWORD)).code, 'sign-in-locked');
    const elsewhere = await attempt(one.browser(), loginName, PASSWORD);
    assert.equal(elsewhere.status, 200, 'whoever fails in the own browser locks that one only');
  });

  it('takes no known browser of one person for another', async () => {
    const [mine, theirs] = [await office.person({}), await office.person({})];
    const browser = one.browser();
    await attempt(browser, mine.loginName, PASSWORD);
    for (let at = 0; at < 5; at++) await attempt(browser, theirs.loginName, 'Guess-Again7');
    assert.equal((await attempt(browser, theirs.loginName, PASSWORD)).code, 'sign-in-locked');
    assert.equal((await attempt(browser, mine.loginName, PASSWORD)).status, 200);
  });

  it('believes no browser that only says it is known', async () => {
    const { loginName } = await office.person({});
    const tries = [];
    for (let at = 0; at < 6; at++) {
      const browser = one.browser();
      browser.cookies.set('gongkai_device', Buffer.alloc(32, at).toString('base64url'));
      tries.push((await attempt(browser, loginName, 'Guess-Again7')).code);
    }
    assert.deepEqual(tries, [...Array(5).fill('sign-in-refused'), 'sign-in-locked']);
  });

  it('gives the browser a token of its own making, not one that was planted', async () => {
    const { loginName } = await office.person({});
    const browser = one.browser();
    const planted = Buffer.alloc(32, 7).toString('base64url');
    browser.cookies.set('gongkai_device', planted);
    await attempt(browser, loginName, PASSWORD);
    assert.notEqual(browser.cookies.get('gongkai_device'), planted);
  });

  it('is the same for names that do not exist', async () => {
    const { loginName } = await office.person({});
    const [existing, missing] = [await hammer(loginName), await hammer('no.such.person')];
    assert.deepEqual(missing, existing);
  });

  it('grows with each further failure and is forgotten after a day', async () => {
    const { loginName } = await office.person({});
    const { message } = await hammer(loginName);
    assert.match(message!, /请 1 分钟后再试/);
    const waits: number[] = [];
    for (let round = 0; round < 7; round++) {
      const locked = await attempt(one.browser(), loginName, 'Guess-Again7');
      const minutes = Number(/请 (\d+) 分钟后再试/.exec(locked.message!)![1]);
      waits.push(minutes);
      time.waitReal(minutes * 60_000);
      assert.equal((await attempt(one.browser(), loginName, 'Guess-Again7')).code, 'sign-in-refused');
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30]);
    time.waitReal(25 * 3_600_000);
    assert.equal((await hammer(loginName)).tries, 5);
  });

  it('counts a hundred attempts at once as a hundred', async () => {
    const { loginName } = await office.person({});
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => attempt((at % 2 ? one : other).browser(), loginName, `Guess-No${at}x`)),
    );
    assert.equal(answers.filter(answer => answer.code === 'sign-in-refused').length, 5);
    assert.equal(answers.filter(answer => answer.code === 'sign-in-locked').length, 55);
  });

  it('forgets the failures of an account after a complete sign-in, but not those of its address', async () => {
    const { loginName } = await office.person({});
    const from = '10.8.8.8';
    for (let at = 0; at < 38; at++) await attempt(one.browser(), `ghost${at}`, 'Guess-Again7', from);
    for (let round = 0; round < 5; round++)
      assert.equal((await attempt(one.browser(), loginName, PASSWORD, from)).status, 200);
    await attempt(one.browser(), 'ghost.a', 'Guess-Again7', from);
    await attempt(one.browser(), 'ghost.b', 'Guess-Again7', from);
    assert.equal((await attempt(one.browser(), 'ghost.c', 'Guess-Again7', from)).code, 'sign-in-locked');
  });

  it('counts a second answer as well, and a right password does not take those failures back', async () => {
    const person = await office.person({ totp: true });
    const codes: (string | null)[] = [];
    for (let at = 0; at < 8; at++) {
      const browser = one.browser();
      const begun = await attempt(browser, person.loginName, PASSWORD);
      if (begun.status !== 200) codes.push(begun.code);
      else codes.push((await browser.call(answerSecondFactor, { body: { code: '000000' } })).code);
    }
    assert.equal(codes.at(-1), 'sign-in-locked');
    assert.ok(codes.filter(code => code === 'second-factor-wrong').length <= 5, codes.join());
  });

  it('is told to the auditor with the number of failures', async () => {
    const { loginName, personId } = await office.person({});
    await hammer(loginName);
    const failed = (await office.audits('sign-in-failed')).filter(entry => entry.subject === `person/${personId}`);
    assert.deepEqual(
      failed.map(entry => entry.detail.failures),
      [1, 2, 3, 4, 5],
    );
  });

  it('opens for strangers when the security administrator resets the credentials', async () => {
    const county = await office.found('云岭县人民政府（虚构）', null, 'government');
    const keeper = await office.person({ role: 'security-administrator', agencyId: county });
    const { loginName, personId } = await office.person({});
    await hammer(loginName);
    const browser = one.browser();
    await attempt(browser, keeper.loginName, PASSWORD);
    const reset = await browser.call(resetCredentials, { params: { personId }, body: { reason: '被锁定' } });
    assert.equal((await attempt(other.browser(), loginName, reset.body.initialPassword)).status, 200);
  });

  it('keeps no login name and no address in its table', async () => {
    const [row] = await office.database.owner.query<{ all: string }>(
      `select string_agg(f::text, ' ') as all from core.sign_in_failures f`,
    );
    assert.ok(row!.all.length > 0 && !/person|ghost|10\.8/.test(row!.all));
  });

  it('is swept when it is old, with sessions and browsers that nobody uses', async () => {
    await sweepSignIn(office.database.office.kysely, time.realMs);
    const before = await office.database.owner.query('select 1 from core.sign_in_failures');
    assert.ok(before.length > 0);
    await sweepSignIn(office.database.office.kysely, time.realMs + 181 * 86_400_000);
    for (const table of ['sign_in_failures', 'sessions', 'known_devices', 'sign_in_attempts'])
      assert.deepEqual(await office.database.owner.query(`select 1 from core.${table}`), [], table);
  });
});

describe('an attempt', () => {
  it('takes about as long for a name that does not exist as for a wrong password', async () => {
    const slow = await testOffice({
      policy: { password: { ...cheapPolicy.password, argon2: { memoryKib: 19_456, passes: 2, lanes: 1 } } },
    });
    const node = await slow.startNode();
    const rounds = 15;
    const times: Record<'known' | 'missing', number[]> = { known: [], missing: [] };
    for (let at = 0; at < rounds; at++) {
      const { loginName } = await slow.person({});
      for (const [kind, name] of [
        ['known', loginName],
        ['missing', `missing${at}`],
      ] as const) {
        const begun = performance.now();
        await attempt(node.browser(), name, 'Guess-Again7');
        times[kind].push(performance.now() - begun);
      }
    }
    // The quickest of each: what the machine did beside it only ever adds.
    const ratio = Math.min(...times.known) / Math.min(...times.missing);
    assert.ok(ratio > 0.6 && ratio < 1.6, `ratio ${ratio.toFixed(2)}`);
  });
});
