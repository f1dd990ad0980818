import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import {
  answerSecondFactor,
  changePassword,
  finishOidc,
  loadMe,
  login,
  signInWays,
  startOidc,
} from '@gongkai/contract';
import { Provider } from 'oidc-provider';
import type { Browser } from '../testing/browser.ts';
import { PASSWORD, testOffice } from '../testing/test-office.ts';

/** A real provider on a socket of its own; who signs in there is said by the test. */
const visitor = { subject: 'subject-1', loginName: 'nobody', methods: ['pwd'] as string[] };
const officeUrl = 'http://127.0.0.1:9';
const issuer = await startProvider();

async function startProvider(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(address, {
    clients: [
      {
        client_id: 'gongkai',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [new URL(finishOidc.path, officeUrl).href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: visitor.loginName }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interact/${interaction.uid}` },
    cookies: { keys: ['a-key-of-the-test'] },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interact/')) return void handle(request, response);
    void (async () => {
      const details = await provider.interactionDetails(request, response);
      const grant = new provider.Grant({ accountId: visitor.subject, clientId: String(details.params.client_id) });
      grant.addOIDCScope('openid profile');
      const consent = { grantId: await grant.save() };
      const result = { login: { accountId: visitor.subject, amr: visitor.methods }, consent };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    })();
  });
  after(() => server.close());
  return address;
}

const settings = {
  issuer,
  clientId: 'gongkai',
  clientSecret: 'a-secret-of-the-test',
  label: '统一身份认证（虚构）',
  loginNameClaim: 'preferred_username',
  trustProviderFactor: false,
};
const office = await testOffice({ parts: { officeUrl, oidc: settings } });
const node = await office.startNode();

/** Walks a browser through the provider and back, as far as the address with the code. */
async function visitProvider(browser: Browser): Promise<URL> {
  const started = await browser.call(startOidc);
  assert.equal(started.status, 303);
  const jar = new Map<string, string>();
  let at = new URL(started.headers.get('location')!);
  for (let hops = 0; hops < 10 && at.origin === issuer; hops++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      jar.set(name, value);
    }
    await response.arrayBuffer();
    at = new URL(response.headers.get('location') ?? '', at);
  }
  assert.equal(at.origin, officeUrl, at.href);
  return at;
}

async function comeBack(browser: Browser, at: URL) {
  const answer = await browser.call(finishOidc, { query: Object.fromEntries(at.searchParams) });
  return { status: answer.status, location: answer.headers.get('location') };
}

async function signOn(visiting: Partial<typeof visitor>, browser = node.browser()) {
  Object.assign(visitor, { methods: ['pwd'], ...visiting });
  return { browser, ...(await comeBack(browser, await visitProvider(browser))) };
}

describe('the sign-on at a provider', () => {
  it('is offered on the sign-in page', async () => {
    const { body } = await node.browser().call(signInWays);
    assert.deepEqual(body.oidc, { label: settings.label, startAt: startOidc.path });
  });

  it('signs in whom the provider vouches for by login name, and knows the subject from then on', async () => {
    const person = await office.person({ loginName: 'sign.on' });
    const first = await signOn({ subject: 'subject-a', loginName: 'Sign.On' });
    assert.deepEqual([first.status, first.location], [303, '/']);
    assert.equal((await first.browser.call(loadMe)).body.personId, person.personId);
    const renamed = await signOn({ subject: 'subject-a', loginName: 'renamed.there' });
    assert.equal(renamed.location, '/');
    assert.equal((await renamed.browser.call(loadMe)).body.personId, person.personId);
  });

  it('lets no second subject take over a login name that is linked', async () => {
    await office.person({ loginName: 'taken.over' });
    assert.equal((await signOn({ subject: 'subject-b', loginName: 'taken.over' })).location, '/');
    const thief = await signOn({ subject: 'subject-c', loginName: 'taken.over' });
    assert.equal(thief.location, '/sign-in?refused=oidc-not-linked');
    assert.equal((await thief.browser.call(loadMe)).status, 401);
  });

  it('makes no account', async () => {
    const before = await countPeople();
    const stranger = await signOn({ subject: 'subject-d', loginName: 'unheard.of' });
    assert.equal(stranger.location, '/sign-in?refused=oidc-not-linked');
    assert.equal(await countPeople(), before);
  });

  it('refuses a disabled person', async () => {
    const { personId } = await office.person({ loginName: 'left.office' });
    await office.database.office.query(`update core.people set state = 'disabled' where id = $1`, [personId]);
    const gone = await signOn({ subject: 'subject-e', loginName: 'left.office' });
    assert.equal(gone.location, '/sign-in?refused=account-disabled');
  });

  it('still asks for the own second factor', async () => {
    const person = await office.person({ loginName: 'two.steps', totp: true });
    const { browser, location } = await signOn({
      subject: 'subject-f',
      loginName: 'two.steps',
      methods: ['pwd', 'mfa'],
    });
    assert.equal(location, '/sign-in?step=second-factor&factors=totp');
    assert.equal((await browser.call(loadMe)).status, 401);
    const done = await browser.call(answerSecondFactor, { body: { code: person.totp() } });
    assert.equal(done.status, 200, done.message ?? '');
    assert.equal((await browser.call(loadMe)).body.personId, person.personId);
  });

  it('takes an answer once', async () => {
    await office.person({ loginName: 'only.once' });
    Object.assign(visitor, { subject: 'subject-g', loginName: 'only.once' });
    const browser = node.browser();
    const at = await visitProvider(browser);
    const state = browser.cookies.get('gongkai_oidc')!;
    assert.equal((await comeBack(browser, at)).location, '/');
    const again = node.browser();
    again.cookies.set('gongkai_oidc', state);
    assert.equal((await comeBack(again, at)).location, '/sign-in?refused=oidc-failed');
  });

  it('takes no answer into another browser, with another state, without a code, or as a refusal', async () => {
    await office.person({ loginName: 'cross.site' });
    Object.assign(visitor, { subject: 'subject-h', loginName: 'cross.site' });
    const own = node.browser();
    const at = await visitProvider(own);
    assert.equal((await comeBack(node.browser(), at)).location, '/sign-in?refused=oidc-failed');
    const other = await visitProvider(node.browser());
    const mixed = new URL(at);
    mixed.searchParams.set('state', other.searchParams.get('state')!);
    assert.equal((await comeBack(own, mixed)).location, '/sign-in?refused=oidc-failed');
    for (const change of [
      (query: URLSearchParams) => query.set('code', 'made-up'),
      (query: URLSearchParams) => query.delete('code'),
      (query: URLSearchParams) => (query.delete('code'), query.set('error', 'access_denied')),
      (query: URLSearchParams) => query.set('iss', 'http://elsewhere.invalid'),
    ]) {
      const browser = node.browser();
      const here = await visitProvider(browser);
      change(here.searchParams);
      assert.equal((await comeBack(browser, here)).location, '/sign-in?refused=oidc-failed');
      assert.equal((await browser.call(loadMe)).status, 401);
    }
  });

  it('refuses an answer after ten minutes', async () => {
    await office.person({ loginName: 'too.late' });
    Object.assign(visitor, { subject: 'subject-i', loginName: 'too.late' });
    const browser = node.browser();
    const at = await visitProvider(browser);
    office.time.waitReal(11 * 60_000);
    assert.equal((await comeBack(browser, at)).location, '/sign-in?refused=oidc-failed');
  });

  it('leaves an entry in the audit records, without the subject', async () => {
    const entries = await office.audits('oidc-answered');
    assert.ok(entries.length > 5);
    assert.ok(!JSON.stringify(entries).includes('subject-'));
  });

  it('tells whoever has no password here that there is none to change', async () => {
    const { personId } = await office.person({ loginName: 'no.password' });
    await office.database.owner.query('delete from core.credentials where person_id = $1', [personId]);
    const { browser, location } = await signOn({ subject: 'subject-k', loginName: 'no.password' });
    assert.equal(location, '/');
    await browser.call(loadMe);
    const changed = await browser.call(changePassword, { body: { current: PASSWORD, next: 'Eight-Tailed8' } });
    assert.equal(changed.code, 'no-own-password');
  });

  it('does not stand in the way of the password', async () => {
    const { loginName } = await office.person({});
    assert.equal((await node.browser().call(login, { body: { loginName, password: PASSWORD } })).status, 200);
  });
});

describe('a provider that is trusted with the second factor', () => {
  it('is enough when it says that it asked for one', async () => {
    const trusting = await testOffice({
      policy: { secondFactorRequired: true },
      parts: { officeUrl, oidc: { ...settings, trustProviderFactor: true } },
    });
    const trustingNode = await trusting.startNode();
    await trusting.person({ loginName: 'trusted.one', totp: true });
    const strong = await signOn(
      { subject: 'subject-j', loginName: 'trusted.one', methods: ['pwd', 'otp', 'mfa'] },
      trustingNode.browser(),
    );
    assert.equal(strong.location, '/');
    assert.equal((await strong.browser.call(loadMe)).body.mustEnrolSecondFactor, false);
    const weak = await signOn(
      { subject: 'subject-j', loginName: 'trusted.one', methods: ['pwd'] },
      trustingNode.browser(),
    );
    assert.equal(weak.location, '/sign-in?step=second-factor&factors=totp');
  });
});

describe('an installation without a provider', () => {
  it('offers none, and says so to whoever comes to its addresses', async () => {
    const browser = (await (await testOffice()).startNode()).browser();
    assert.equal((await browser.call(signInWays)).body.oidc, null);
    for (const route of [startOidc, finishOidc]) {
      const { status, code } = await browser.call(route, { query: { state: 'x', code: 'y' } });
      assert.deepEqual([status, code], [404, 'oidc-off']);
    }
  });
});

describe('a provider that cannot be reached', () => {
  it('is said on the sign-in page; the password goes on working', async () => {
    const lonely = await testOffice({ parts: { officeUrl, oidc: { ...settings, issuer: 'http://127.0.0.1:1' } } });
    const browser = (await lonely.startNode()).browser();
    const answer = await browser.call(startOidc);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/sign-in?refused=oidc-away']);
    const { loginName } = await lonely.person({});
    assert.equal((await browser.call(login, { body: { loginName, password: PASSWORD } })).status, 200);
  });
});

async function countPeople(): Promise<number> {
  const [row] = await office.database.owner.query<{ count: number }>('select count(*) as count from core.people');
  return row!.count;
}
