import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { createBossJobs } from '../jobs/boss-jobs.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/database.ts';
import type { Delivery, MessageDraft, OutgoingMessage } from './message.ts';
import { countMessages } from './message-rows.ts';
import { createMessages, type MessageSealer } from './messages.ts';

const database = await testDatabase();
const db = database.office.kysely;
const lines: string[] = [];
const log = createLog('office', line => void lines.push(line));
const jobs = createBossJobs({ address: database.officeUrl, log });
const key = randomBytes(32);
const sealer: MessageSealer = {
  seal(plain, context) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(sealed, context) {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(context));
    cipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
  },
};
const sent: OutgoingMessage[] = [];
let respond: (message: OutgoingMessage) => Promise<Delivery> = async () => ({ delivered: true, reference: 'r1' });
let now = new Date();
const messages = createMessages({
  db,
  jobs,
  log,
  sealer,
  realTime: () => now,
  findAddress: async personId => (personId === 5 ? 'five@example.gov.cn' : null),
  providers: {
    mail: {
      async send(message) {
        const delivery = await respond(message);
        if (delivery.delivered) sent.push(message);
        return delivery;
      },
    },
  },
});
// This node sends by hand, so that each test sees its own deliveries.
await jobs.start({ work: false });
after(() => jobs.stop(500));

let made = 0;
const draft = (more: Partial<MessageDraft> = {}): MessageDraft => ({
  idempotencyKey: `test/${(made += 1)}`,
  kind: 'test-notice',
  channel: 'mail',
  to: { address: 'zhangsan@example.cn' },
  subject: '您的申请已收到',
  text: '张三：您好。',
  ...more,
});
const queue = (one: MessageDraft) => db.transaction().execute(tx => messages.queue({ db: tx }, one));
const rowOf = async (one: MessageDraft) =>
  (
    await database.office.query<Record<string, unknown>>('select * from core.messages where idempotency_key = $1', [
      one.idempotencyKey,
    ])
  )[0];

test('messages.queue() and deliverDue() send a message and forget its words', async () => {
  const one = draft();
  assert.equal(await queue(one), true);
  const waiting = await rowOf(one);
  assert.doesNotMatch(Buffer.from(waiting?.sealed as Buffer).toString('latin1'), /zhangsan|example/);
  assert.deepEqual(await messages.deliverDue(), { sent: 1, postponed: 0, failed: 0 });
  assert.deepEqual([sent.at(-1)?.address, sent.at(-1)?.text], ['zhangsan@example.cn', '张三：您好。']);
  const row = await rowOf(one);
  assert.deepEqual([row?.state, row?.sealed, row?.provider_reference], ['sent', null, 'r1']);
});

test('messages.queue() takes the same notice once', async () => {
  const one = draft();
  assert.deepEqual([await queue(one), await queue(one)], [true, false]);
  assert.equal((await messages.deliverDue()).sent, 1);
  assert.equal(await queue(one), false);
  assert.equal((await messages.deliverDue()).sent, 0);
});

test('messages.queue() is undone with its transaction', async () => {
  const one = draft();
  const undone = db.transaction().execute(async tx => {
    await messages.queue({ db: tx }, one);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  assert.equal((await messages.deliverDue()).sent, 0);
});

test('messages.deliverDue() looks up the address of a person when it sends', async () => {
  await queue(draft({ to: { personId: 5 } }));
  await queue(draft({ to: { personId: 6 } }));
  assert.deepEqual(await messages.deliverDue(), { sent: 1, postponed: 0, failed: 1 });
  assert.equal(sent.at(-1)?.address, 'five@example.gov.cn');
});

test('messages.deliverDue() tries again with growing pauses, and gives up in the end', async () => {
  respond = async () => ({ delivered: false, fault: 'unreachable', tryAgain: true });
  const one = draft();
  await queue(one);
  assert.equal((await messages.deliverDue()).postponed, 1);
  assert.equal((await messages.deliverDue()).postponed, 0, 'waits');
  let tries = 1;
  for (; (await rowOf(one))?.state === 'waiting'; tries += 1) {
    now = new Date(now.getTime() + 7 * 3_600_000);
    await messages.deliverDue();
  }
  assert.equal(tries, 14);
  assert.deepEqual([(await rowOf(one))?.state, (await rowOf(one))?.sealed], ['failed', null]);
  respond = async () => ({ delivered: true });
});

test('messages.deliverDue() gives up at once where trying again cannot help', async () => {
  respond = async () => ({ delivered: false, fault: 'address-refused', tryAgain: false });
  const one = draft();
  await queue(one);
  assert.equal((await messages.deliverDue()).failed, 1);
  assert.equal((await rowOf(one))?.last_fault, 'address-refused');
  respond = async () => ({ delivered: true });
});

test('messages.deliverDue() sends anew what a dead sender had taken, when its lease ends', async () => {
  const one = draft();
  await queue(one);
  await database.office.query(
    "update core.messages set state = 'sending', next_try_at = $2 where idempotency_key = $1",
    [one.idempotencyKey, new Date(now.getTime() + 60_000)],
  );
  assert.equal((await messages.deliverDue()).sent, 0);
  now = new Date(now.getTime() + 61_000);
  assert.equal((await messages.deliverDue()).sent, 1);
});

test('messages.deliverDue() on several nodes at once sends each message once', async () => {
  const before = sent.length;
  for (let no = 0; no < 45; no += 1) await queue(draft());
  await Promise.all([messages.deliverDue(), messages.deliverDue(), messages.deliverDue()]);
  const keys = sent.slice(before).map(message => message.idempotencyKey);
  assert.deepEqual([keys.length, new Set(keys).size], [45, 45]);
});

test('messages.deliverDue() survives a provider that throws and a seal that does not open', async () => {
  respond = async () => Promise.reject(new Error('provider said: 张三 zhangsan@example.cn'));
  await queue(draft());
  assert.equal((await messages.deliverDue()).postponed, 1);
  respond = async () => ({ delivered: true });
  const erased = draft();
  await queue(erased);
  await database.office.query("update core.messages set sealed = '\\x00' where idempotency_key = $1", [
    erased.idempotencyKey,
  ]);
  assert.equal((await messages.deliverDue()).failed, 1);
});

test('messages with a channel nobody configured wait for the operator', async () => {
  const one = draft({ channel: 'sms' });
  await queue(one);
  assert.equal((await messages.deliverDue()).postponed, 1);
  assert.equal((await rowOf(one))?.last_fault, 'no-provider');
  assert.ok((await countMessages(db)).waiting >= 1);
});

test('no line of the log names a recipient or a word', () => {
  assert.ok(lines.length > 0);
  assert.doesNotMatch(lines.join(''), /张三|zhangsan|example\.cn|您的申请/);
});
