import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  answerCertificate,
  answerSecondFactor,
  beginCertificate,
  challengeCertificate,
  confirmCertificate,
  listPeople,
  loadMe,
  login,
  requestSmsCode,
} from '@gongkai/contract';
import { authorityCertificate, certificateOf, selfSigned } from '../../../platform/sessions/testing/certificates.ts';
import { PASSWORD, testOffice } from '../testing/test-office.ts';

const sent: { personId: number; mobile: string; text: string }[] = [];
const office = await testOffice({
  policy: { secondFactorRequired: true },
  parts: { sendSms: async (_work, message) => void sent.push(message) },
});
const node = await office.startNode();
const { time } = office;
const county = await office.found('云岭县人民政府（虚构）', null, 'government');

let numbers = 0;
const somebody = (more: { totp?: boolean } = {}) =>
  office.person({ mobile: `1390000${String(1000 + ++numbers)}`, role: 'clerk', agencyId: county, ...more });

async function begin(loginName: string) {
  const browser = node.browser();
  const answer = await browser.call(login, { body: { loginName, password: PASSWORD } });
  return { browser, answer };
}

describe('a code by SMS', () => {
  it('goes to the registered number and begins the session', async () => {
    const person = await somebody();
    const { browser, answer } = await begin(person.loginName);
    assert.deepEqual(answer.body, { step: 'second-factor', factors: ['sms'] });
    assert.equal((await browser.call(requestSmsCode)).status, 200);
    const { text, mobile } = sent.at(-1)!;
    assert.match(mobile, /^139/);
    const code = /^\d{6}/.exec(text)![0];
    const done = await browser.call(answerSecondFactor, { body: { code, factor: 'sms' } });
    assert.equal(done.status, 200, done.message ?? '');
    assert.equal((await browser.call(listPeople)).status, 200);
  });

  it('is not offered where an authenticator is enrolled', async () => {
    const person = await somebody({ totp: true });
    const { browser, answer } = await begin(person.loginName);
    assert.deepEqual(answer.body, { step: 'second-factor', factors: ['totp'] });
    assert.equal((await browser.call(requestSmsCode)).code, 'factor-not-open');
  });

  it('holds five minutes, for three tries, and is sent once a minute', async () => {
    const person = await somebody();
    const { browser } = await begin(person.loginName);
    await browser.call(requestSmsCode);
    assert.equal((await browser.call(requestSmsCode)).code, 'sms-too-soon');
    const code = /^\d{6}/.exec(sent.at(-1)!.text)![0];
    const wrong = code === '111111' ? '222222' : '111111';
    for (let at = 0; at < 3; at++)
      assert.equal(
        (await browser.call(answerSecondFactor, { body: { code: wrong, factor: 'sms' } })).code,
        'second-factor-wrong',
      );
    assert.equal(
      (await browser.call(answerSecondFactor, { body: { code, factor: 'sms' } })).code,
      'second-factor-wrong',
    );
    const late = await begin((await somebody()).loginName);
    await late.browser.call(requestSmsCode);
    time.waitReal(5 * 60_000 + 1);
    const lateCode = /^\d{6}/.exec(sent.at(-1)!.text)![0];
    assert.equal(
      (await late.browser.call(answerSecondFactor, { body: { code: lateCode, factor: 'sms' } })).code,
      'second-factor-wrong',
    );
  });

  it('is sent six times an hour at most, however often the password is given', async () => {
    const person = await somebody();
    const codes: (string | null)[] = [];
    for (let at = 0; at < 8; at++) {
      const { browser } = await begin(person.loginName);
      codes.push((await browser.call(requestSmsCode)).code);
    }
    assert.deepEqual(codes, [...Array(6).fill(null), 'sms-too-many', 'sms-too-many']);
  });

  it('leaves neither code nor number in audit records', async () => {
    const text = JSON.stringify(await office.database.owner.query('select * from core.audit_entries'));
    for (const message of sent) assert.ok(!text.includes(message.mobile) && !text.includes(message.text.slice(0, 6)));
  });
});

const keys = {
  'EC P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'RSA 2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  Ed25519: () => generateKeyPairSync('ed25519'),
} as const;

/** Enrols in a session that begins with an SMS code. */
async function enrol(
  person: { loginName: string },
  pair: ReturnType<(typeof keys)['EC P-256']>,
  days: [number, number] = [-1, 365],
) {
  const { browser } = await begin(person.loginName);
  await browser.call(requestSmsCode);
  await browser.call(answerSecondFactor, { body: { code: sent.at(-1)!.text.slice(0, 6), factor: 'sms' } });
  const begun = await browser.call(beginCertificate, { body: { password: PASSWORD } });
  assert.equal(begun.status, 200, begun.message ?? '');
  const [from, until] = days.map(day => new Date(time.realMs + day * 86_400_000)) as [Date, Date];
  const certificate = selfSigned(pair, '虚构 测试', from, until);
  const confirm = (text: string, key = pair.privateKey) =>
    browser.call(confirmCertificate, { body: { certificate, signature: signText(text, key) } });
  return { browser, text: begun.body.text, confirm };
}

async function browserConfirms(certificate: string) {
  const { browser, text } = await enrol(await somebody(), keys.Ed25519() as never);
  return browser.call(confirmCertificate, { body: { certificate, signature: Buffer.from(text).toString('base64') } });
}

const signText = (text: string, key: ReturnType<(typeof keys)['EC P-256']>['privateKey']) =>
  sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', Buffer.from(text), key).toString('base64');

describe('a certificate', () => {
  for (const [name, make] of Object.entries(keys))
    it(`with a key of ${name} is enrolled and signs people in`, async () => {
      const person = await somebody();
      const pair = make() as ReturnType<(typeof keys)['EC P-256']>;
      const { text, confirm } = await enrol(person, pair);
      const confirmed = await confirm(text);
      assert.equal(confirmed.status, 200, confirmed.message ?? '');
      const { browser, answer } = await begin(person.loginName);
      assert.deepEqual(answer.body, { step: 'second-factor', factors: ['certificate'] });
      const { body } = await browser.call(challengeCertificate);
      assert.match(body.text, /^gongkai sign-in\nhttp:\/\/127\.0\.0\.1\n/);
      const done = await browser.call(answerCertificate, { body: { signature: signText(body.text, pair.privateKey) } });
      assert.equal(done.status, 200, done.message ?? '');
      assert.equal((await browser.call(loadMe)).status, 200);
    });

  it('is refused with another key, an old text, or the text of an enrolment', async () => {
    const person = await somebody();
    const pair = keys['EC P-256']();
    const { text, confirm } = await enrol(person, pair);
    await confirm(text);
    const { browser } = await begin(person.loginName);
    const first = (await browser.call(challengeCertificate)).body.text;
    const second = (await browser.call(challengeCertificate)).body.text;
    const answers = [
      signText(second, keys['EC P-256']().privateKey),
      signText(first, pair.privateKey),
      signText(text, pair.privateKey),
    ];
    for (const signature of answers)
      assert.equal((await browser.call(answerCertificate, { body: { signature } })).code, 'second-factor-wrong');
    assert.equal(
      (await browser.call(answerCertificate, { body: { signature: signText(second, pair.privateKey) } })).code,
      'second-factor-wrong',
      'the text was used up by the first answer',
    );
  });

  it('is not enrolled without its key, out of its time, or twice', async () => {
    const pair = keys['EC P-256']();
    const foreign = await enrol(await somebody(), pair);
    assert.equal(
      (await foreign.confirm(foreign.text, keys['EC P-256']().privateKey)).code,
      'certificate-signature-wrong',
    );
    const expired = await enrol(await somebody(), pair, [-10, -1]);
    assert.equal((await expired.confirm(expired.text)).code, 'certificate-not-valid-now');
    const mine = await enrol(await somebody(), pair);
    assert.equal((await mine.confirm(mine.text)).status, 200);
    assert.equal((await mine.confirm(mine.text)).code, 'no-enrolment-begun', 'the text was used up');
    const garbled = await browserConfirms('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    assert.equal(garbled.code, 'certificate-unreadable');
    const second = await enrol(await somebody(), pair);
    assert.equal(
      (await second.confirm(second.text)).code,
      'certificate-taken',
      'one key, one person, whatever certificate is written around it',
    );
  });
});

describe('a certificate of an installation that names its authorities', () => {
  it('is enrolled when one of them issued it, and refused when its issuer only bears the name', async () => {
    const [authority, stranger] = [keys['EC P-256'](), keys['EC P-256']()];
    const name = '虚构 签发机构';
    const [from, until] = [-1, 365].map(day => new Date(time.realMs + day * 86_400_000)) as [Date, Date];
    const strict = await testOffice({
      parts: { certificateAuthorities: [authorityCertificate(authority, name, from, until)] },
    });
    const { loginName } = await strict.person({});
    const browser = (await strict.startNode()).browser();
    await browser.call(login, { body: { loginName, password: PASSWORD } });
    const confirm = async (issuer: { name: string; privateKey: KeyObject }) => {
      const pair = keys['EC P-256']();
      const { body } = await browser.call(beginCertificate, { body: { password: PASSWORD } });
      const certificate = certificateOf(pair, '虚构 测试', from, until, issuer);
      return browser.call(confirmCertificate, {
        body: { certificate, signature: signText(body.text, pair.privateKey) },
      });
    };
    const foreign = await confirm({ name, privateKey: stranger.privateKey });
    assert.equal(foreign.code, 'certificate-of-other-issuer');
    const own = await confirm({ name, privateKey: authority.privateKey });
    assert.equal(own.status, 200, own.message ?? '');
  });
});

describe('a person without a second factor', () => {
  it('may do nothing but enrol one where policy asks for it', async () => {
    const person = await office.person({ role: 'clerk', agencyId: county });
    const { browser, answer } = await begin(person.loginName);
    assert.equal(answer.body.step, 'done');
    const me = await browser.call(loadMe);
    assert.deepEqual([me.body.mustEnrolSecondFactor, me.body.grants], [true, []]);
    assert.equal((await browser.call(listPeople)).code, 'second-factor-required');
  });
});
