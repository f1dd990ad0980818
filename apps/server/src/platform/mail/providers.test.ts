import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { OutgoingMessage } from './message.ts';
import { openProviders } from './open-providers.ts';
import { parseWebhookAddress } from './webhook-address.ts';

const scratch = await mkdtemp(path.join(tmpdir(), 'gongkai-mail-'));
const MESSAGE: OutgoingMessage = {
  idempotencyKey: 'review-asked/edition-12/person-5',
  kind: 'review-asked',
  channel: 'mail',
  address: 'reviewer@example.gov.cn',
  subject: '待审：关于公开预算的通知（虚构）',
  text: '请于 2026-11-23 前审核。\n云岭县政务公开平台（虚构）',
  createdAt: '2026-11-21T02:00:00.000Z',
};

const mails: { from: string; to: string[]; source: string; user: string | null }[] = [];
let passwordsSeen = 0;
const smtp = new SMTPServer({
  authOptional: true,
  logger: false,
  closeTimeout: 100,
  onAuth({ username }, _, callback) {
    passwordsSeen += 1;
    callback(null, { user: username });
  },
  onRcptTo(address, _, callback) {
    if (address.address.startsWith('nobody'))
      return callback(Object.assign(new Error('no such user'), { responseCode: 550 }));
    if (address.address.startsWith('full'))
      return callback(Object.assign(new Error('greylisted'), { responseCode: 451 }));
    callback();
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      mails.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(one => one.address),
        source: Buffer.concat(chunks).toString(),
        user: (session.user as unknown as string) ?? null,
      });
      callback();
    });
  },
});
await new Promise<void>(done => smtp.listen(0, '127.0.0.1', done));
const smtpPort = (smtp.server.address() as AddressInfo).port;

let answer: (request: IncomingMessage, body: string, response: ServerResponse) => void = (_, __, response) =>
  response.end();
const web = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  answer(request, Buffer.concat(chunks).toString(), response);
});
await new Promise<void>(done => web.listen(0, '127.0.0.1', done));
const webPort = (web.address() as AddressInfo).port;
after(async () => {
  await new Promise<void>(done => smtp.close(done));
  web.closeAllConnections();
  web.close();
  await rm(scratch, { recursive: true, force: true });
});

const settings = {
  mode: 'production' as const,
  dataDir: scratch,
  smtpUrl: `smtp://127.0.0.1:${smtpPort}?tls=none`,
  mailFrom: '政务公开平台 <noreply@yunling.example>',
  smsWebhookUrl: null,
  workChatWebhookUrl: null,
};
const mail = openProviders(settings).mail!;

test('the SMTP provider sends a plain mail that arrives as written', async () => {
  const delivery = await mail.send(MESSAGE);
  assert.ok(delivery.delivered);
  const sent = mails.at(-1)!;
  assert.deepEqual([sent.from, sent.to], ['noreply@yunling.example', ['reviewer@example.gov.cn']]);
  assert.match(sent.source, /Auto-Submitted: auto-generated/);
  assert.match(sent.source, /Content-Type: text\/plain; charset=utf-8/);
  const encoded = sent.source.split('\r\n\r\n')[1]!.replace(/\r\n/g, '');
  assert.equal(Buffer.from(encoded, 'base64').toString('utf8').trim(), MESSAGE.text);
});

test('the SMTP provider gives a message sent twice the same Message-ID', async () => {
  const [one, two] = [await mail.send(MESSAGE), await mail.send(MESSAGE)];
  assert.ok(one.delivered && two.delivered);
  assert.equal(one.reference, two.reference);
});

test('the SMTP provider tells what passes from what does not', async () => {
  const to = (address: string) => mail.send({ ...MESSAGE, address });
  assert.deepEqual(await to('nobody@example.cn'), { delivered: false, fault: 'address-refused', tryAgain: false });
  assert.deepEqual(await to('full@example.cn'), { delivered: false, fault: 'busy', tryAgain: true });
  const away = openProviders({ ...settings, smtpUrl: 'smtp://127.0.0.1:9' }).mail!;
  assert.deepEqual(await away.send(MESSAGE), { delivered: false, fault: 'unreachable', tryAgain: true });
});

test('the SMTP provider refuses addresses that smuggle others or headers', async () => {
  const before = mails.length;
  for (const address of ['a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '<a@b.cn>', 'a', '', 'a@b.cn>', '"a b"@c.cn']) {
    assert.equal((await mail.send({ ...MESSAGE, address })).delivered, false, address);
  }
  assert.equal(mails.length, before);
  await mail.send({ ...MESSAGE, subject: 'x\r\nBcc: c@d.cn' });
  assert.deepEqual(mails.at(-1)?.to, ['reviewer@example.gov.cn']);
  assert.doesNotMatch(mails.at(-1)!.source.split('\r\n\r\n')[0]!, /^Bcc:/m);
});

test('the SMTP provider sends no password where it cannot check the certificate', async () => {
  const before = mails.length;
  for (const query of ['', '?tls=none']) {
    const smtpUrl = `smtp://user:p%40ss%2Fword@127.0.0.1:${smtpPort}${query}`;
    const delivery = await openProviders({ ...settings, smtpUrl }).mail!.send(MESSAGE);
    assert.deepEqual(delivery, { delivered: false, fault: 'unreachable', tryAgain: true });
  }
  assert.deepEqual([mails.length, passwordsSeen], [before, 0]);
});

const sms = (hash = '') =>
  openProviders({ ...settings, smsWebhookUrl: `http://:geheim%2F1@127.0.0.1:${webPort}/send${hash}` }).sms!;
const text = { ...MESSAGE, channel: 'sms' as const, address: '13800000000' };

test('the webhook provider signs what it sends', async () => {
  let seen: { headers: IncomingMessage['headers']; body: string } | undefined;
  answer = (request, body, response) => {
    seen = { headers: request.headers, body };
    response.end('{"reference":"gw-77"}');
  };
  assert.deepEqual(await sms().send(text), { delivered: true, reference: 'gw-77' });
  const { headers, body } = seen!;
  const signature = createHmac('sha256', 'geheim/1').update(`${headers['x-gongkai-timestamp']}.${body}`).digest('hex');
  assert.equal(headers['x-gongkai-signature'], `v1=${signature}`);
  assert.equal(headers['idempotency-key'], text.idempotencyKey);
  assert.equal(headers.authorization, undefined);
  assert.deepEqual(JSON.parse(body), {
    id: text.idempotencyKey,
    kind: 'review-asked',
    channel: 'sms',
    to: '13800000000',
    subject: text.subject,
    text: text.text,
    createdAt: text.createdAt,
  });
});

const statuses: readonly (readonly [number, string, boolean])[] = [
  [400, 'message-refused', false],
  [401, 'not-authorised', true],
  [429, 'busy', true],
  [500, 'unreachable', true],
  [302, 'broken-answer', true],
];
for (const [status, fault, tryAgain] of statuses) {
  test(`the webhook provider takes ${status} as ${fault}`, async () => {
    answer = (_, __, response) => void response.writeHead(status, { location: '/x' }).end();
    assert.deepEqual(await sms().send(text), { delivered: false, fault, tryAgain });
  });
}

test('the webhook provider speaks to a 政务微信 robot and believes its errcode', async () => {
  let seen = '';
  answer = (_, body, response) => {
    seen = body;
    response.end('{"errcode":0,"errmsg":"ok"}');
  };
  assert.deepEqual(await sms('#wecom').send(text), { delivered: true });
  assert.deepEqual(JSON.parse(seen).text.mentioned_mobile_list, ['13800000000']);
  answer = (_, __, response) => void response.end('{"errcode":45009,"errmsg":"freq"}');
  assert.deepEqual(await sms('#wecom').send(text), { delivered: false, fault: 'busy', tryAgain: true });
});

test('the webhook provider signs for a 钉钉 robot in the address', async () => {
  let url = '';
  answer = (request, _, response) => {
    url = request.url ?? '';
    response.end('{"errcode":0}');
  };
  assert.ok((await sms('#dingtalk').send(text)).delivered);
  const query = new URL(url, 'http://x').searchParams;
  const expected = createHmac('sha256', 'geheim/1')
    .update(`${query.get('timestamp')}\ngeheim/1`)
    .digest('base64');
  assert.equal(query.get('sign'), expected);
});

test('parseWebhookAddress() refuses what is no webhook', () => {
  for (const bad of ['', 'ftp://a/b', 'https://a/b#unknown']) assert.equal(parseWebhookAddress(bad), null);
});

test('openProviders() names no secret when an address cannot be used', () => {
  const open = () => openProviders({ ...settings, smsWebhookUrl: 'ftp://:geheim@x/' });
  assert.throws(open, (fault: Error) => /SMS_WEBHOOK_URL/.test(fault.message) && !/geheim/.test(fault.message));
});

test('openProviders() writes files in acceptance, one per message', async () => {
  const { mail: toFiles } = openProviders({ ...settings, mode: 'acceptance' });
  await toFiles!.send(MESSAGE);
  await toFiles!.send(MESSAGE);
  const names = await readdir(path.join(scratch, 'outbox'));
  assert.equal(names.length, 1);
  assert.deepEqual(JSON.parse(await readFile(path.join(scratch, 'outbox', names[0]!), 'utf8')), MESSAGE);
});

test('openProviders() leaves a channel out that production does not configure', () => {
  assert.deepEqual(Object.keys(openProviders({ ...settings, smtpUrl: null })), []);
});
