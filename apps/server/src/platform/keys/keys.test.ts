import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openPool } from '../database/pool.ts';
import { testDatabase } from '../testing/database.ts';
import type { CaseKey, LiveCaseKey } from './case-key.ts';
import type { Keys } from './keys.ts';
import { addMasterVersion, openKeys, retireMasterVersion } from './open-keys.ts';
import { proveKeys } from './prove-keys.ts';
import { rewrapDataKeys } from './rotate-keys.ts';
import { sealTo } from './sealed-box.ts';
import { Unreadable } from './unreadable.ts';
import { watchKeys } from './watch-keys.ts';

const database = await testDatabase();
const db = database.office.kysely;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-keys-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const NOW = '2026-11-21T02:00:00.000Z';
const PLACE = { table: 'core.applications', field: 'applicant_name', row: 12 };

async function open(name: string, profile: 'international' | 'guomi' = 'international'): Promise<Keys> {
  const opened = await openKeys({ file: join(folder, name), dataDir: folder, mode: 'demo', profile, now: NOW });
  assert.ok(opened.ok);
  return opened.keys;
}

const keys = await open('keys.json');
const guomi = await open('guomi.json', 'guomi');

const forCase = (subject: string, using = keys) => db.transaction().execute(tx => using.forCase(tx, subject, NOW));
const erase = (subject: string, using = keys) => db.transaction().execute(tx => using.erase(tx, subject, NOW));

function live(key: CaseKey | null): LiveCaseKey {
  assert.ok(key !== null && !key.erased);
  return key;
}

test('keys.forCase() seals and opens text exactly, rare characters included, in both profiles', async () => {
  for (const [using, subject] of [
    [keys, 'application/1'],
    [guomi, 'application/2'],
  ] as const) {
    const key = live(await forCase(subject, using));
    for (const text of ['', '𠮷田㼆', 'a\0b', '\ufeff带标记', '虚构'.repeat(5_000)]) {
      const sealed = key.seal(PLACE, text);
      assert.equal(live(await using.findCase(db, subject)).open(PLACE, sealed), text);
      assert.deepEqual([...sealed.subarray(0, 6)], [1, using.profile === 'guomi' ? 2 : 1, 0, 0, 0, 1]);
    }
  }
});

test('keys.forCase() gives one key to all who ask, and another to another case', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => forCase('application/3')));
  const sealed = live(all[0]!).seal(PLACE, '同一把');
  for (const key of all) assert.equal(live(key).open(PLACE, sealed), '同一把');
  assert.throws(() => live(all[0]!).open({ ...PLACE, row: 13 }, sealed), Unreadable);
  assert.throws(() => live(all[0]!).open({ ...PLACE, field: 'phone' }, sealed), Unreadable);
  assert.throws(() => live(all[0]!).open({ ...PLACE, table: 'core.people' }, sealed), Unreadable);
  const other = live(await forCase('application/4'));
  assert.throws(
    () => other.open(PLACE, sealed),
    (fault: Error) => fault instanceof Unreadable && !fault.message.includes('同一把'),
  );
});

test('keys.forCase() of a transaction that went back leaves no key anyone could seal under', async () => {
  const fault = new Error('later fault');
  let lost: CaseKey | undefined;
  await assert.rejects(
    db.transaction().execute(async tx => {
      lost = await keys.forCase(tx, 'application/5', NOW);
      await keys.findCase(tx, 'application/5');
      throw fault;
    }),
    fault,
  );
  assert.equal(await keys.findCase(db, 'application/5'), null);
  const sealed = live(await forCase('application/5')).seal(PLACE, '新');
  assert.throws(() => live(lost!).open(PLACE, sealed), Unreadable);
  assert.equal(live(await keys.findCase(db, 'application/5')).open(PLACE, sealed), '新');
});

test('seal() refuses half of a surrogate pair without repeating the text', async () => {
  const key = live(await forCase('application/6'));
  assert.throws(
    () => key.seal(PLACE, '张\ud842'),
    (fault: Error) => fault instanceof TypeError && !fault.message.includes('张'),
  );
  assert.throws(() => keys.blindIndex('name', '\udc00'), TypeError);
});

test('keys.erase() makes the case unreadable at once, on this node and on others, and for ever', async () => {
  const elsewhere = await open('keys.json');
  const sealed = live(await forCase('application/7')).seal(PLACE, '将被销毁');
  assert.equal(live(await elsewhere.findCase(db, 'application/7')).open(PLACE, sealed), '将被销毁');
  assert.equal(await erase('application/7'), true);
  assert.equal(await erase('application/7'), false);
  assert.equal(await erase('application/none'), false);
  for (const node of [keys, elsewhere]) {
    assert.deepEqual(await node.findCase(db, 'application/7'), {
      erased: true,
      subject: 'application/7',
      erasedAt: NOW,
    });
    assert.equal((await forCase('application/7', node)).erased, true);
  }
  const [row] = await database.owner.query<{ wrapped: Buffer | null }>(
    "select wrapped from core.data_keys where subject = 'application/7'",
  );
  assert.equal(row!.wrapped, null);
  await assert.rejects(
    database.owner.query("update core.data_keys set wrapped = 'x', erased_at = null where subject = 'application/7'"),
    /refused/,
  );
  await assert.rejects(database.owner.query("delete from core.data_keys where subject = 'application/1'"), /refused/);
  await assert.rejects(database.owner.query('truncate core.data_keys'), /refused/);
});

test('keys.erase() waits for a command that is sealing under the key', async () => {
  await forCase('application/8');
  const order: string[] = [];
  const sealing = db.transaction().execute(async tx => {
    await keys.forCase(tx, 'application/8', NOW);
    await wait(150);
    order.push('sealed');
  });
  await wait(40);
  await Promise.all([sealing, erase('application/8').then(() => order.push('erased'))]);
  assert.deepEqual(order, ['sealed', 'erased']);
});

test('core.data_keys does not open under another subject', async () => {
  await forCase('application/9');
  await forCase('application/10');
  await database.owner.query(
    "update core.data_keys set wrapped = (select wrapped from core.data_keys where subject = 'application/9') where subject = 'application/10'",
  );
  await assert.rejects(keys.findCase(db, 'application/10'), Unreadable);
  await database.owner.query(
    "update core.data_keys set wrapped = null, erased_at = now() where subject = 'application/10'",
  );
});

test('keys.blindIndex() finds equal values, keeps purposes apart and differs by key file and profile', async () => {
  const index = keys.blindIndex('people.phone', '13800138000');
  assert.equal(index.length, 32);
  assert.deepEqual(keys.blindIndex('people.phone', '13800138000'), index);
  assert.notDeepEqual(keys.blindIndex('people.id', '13800138000'), index);
  assert.notDeepEqual(guomi.blindIndex('people.phone', '13800138000'), index);
  assert.notDeepEqual((await open('other.json')).blindIndex('people.phone', '13800138000'), index);
});

test('keys.openIntake() opens what was sealed to the public key the portal has', async () => {
  for (const using of [keys, guomi]) {
    const sealed = sealTo(using.intakePublicKey(), Buffer.from('申请内容（虚构）'), 'intake/9');
    assert.equal(using.openIntake(sealed, 'intake/9')?.toString(), '申请内容（虚构）');
    assert.equal(using.openIntake(sealed, 'intake/8'), null);
  }
});

test('rewrapDataKeys() goes on after it was stopped, and a node with the old file reads on', async () => {
  const file = join(folder, 'rotated.json');
  const before = await open('rotated.json');
  const sealed = new Map<string, Buffer>();
  for (let at = 0; at < 25; at += 1) {
    const subject = `message/${at}`;
    sealed.set(subject, live(await forCase(subject, before)).seal(PLACE, subject));
  }
  await erase('message/3', before);
  await database.owner.query('delete from core.data_keys where false');
  const others =
    "update core.data_keys set wrapped = null, erased_at = now() where subject like 'application/%' and wrapped is not null";
  await database.owner.query(others);
  const added = await addMasterVersion(file, NOW);
  assert.deepEqual(added, { ok: true, version: 2 });
  const rotating = await open('rotated.json');
  const stop = new Error('killed');
  await assert.rejects(
    rewrapDataKeys(db, rotating, {
      batch: 10,
      onProgress: () => {
        throw stop;
      },
    }),
    stop,
  );
  const [half] = await database.owner.query<{ count: number }>(
    'select count(*) from core.data_keys where master_version = 2',
  );
  assert.equal(half!.count, 10);
  assert.deepEqual(await rewrapDataKeys(db, rotating, { batch: 10 }), { rewrapped: 14, left: 0 });
  assert.deepEqual(await retireMasterVersion(file, 2), { ok: false, problem: 'Master version 2 is the one in use.' });
  assert.deepEqual(await retireMasterVersion(file, 1), { ok: true });
  for (const node of [before, await open('rotated.json')])
    for (const [subject, bytes] of sealed) {
      const key = await node.findCase(db, subject);
      if (subject === 'message/3') assert.equal(key?.erased, true);
      else assert.equal(live(key).open(PLACE, bytes), subject);
    }
});

test('proveKeys() accepts the file it has seen and names another one or an older one', async t => {
  const own = await testDatabase(t);
  const first = await open('proved.json');
  assert.equal(await proveKeys(own.office.kysely, first), null);
  assert.equal(await proveKeys(own.office.kysely, first), null);
  await own.office.kysely.transaction().execute(tx => first.forCase(tx, 'person/1', NOW));
  assert.match(
    (await proveKeys(own.office.kysely, await open('strange.json')))!,
    /not this database's: its \S+ key 1 is another/,
  );
  const older = await open('proved.json');
  const added = await addMasterVersion(join(folder, 'proved.json'), NOW);
  assert.ok(added.ok);
  await rewrapDataKeys(own.office.kysely, first);
  assert.match(
    (await proveKeys(own.office.kysely, older))!,
    /has no master key 2, under which 1 data keys are wrapped/,
  );
  assert.equal(await proveKeys(own.office.kysely, first), null);
});

test('watchKeys() names a database that this key file cannot open, looks once in a while, and follows a rotation elsewhere', async t => {
  const own = await testDatabase(t);
  const db = own.office.kysely;
  const here = await open('watched.json');
  await proveKeys(db, here);
  await db.transaction().execute(tx => here.forCase(tx, 'person/1', NOW));
  let nowMs = 0;
  const ask = watchKeys(db, here, { everyMs: 5_000, nowMs: () => nowMs });
  assert.equal(await ask(), null);

  assert.ok((await addMasterVersion(join(folder, 'watched.json'), NOW)).ok);
  const elsewhere = await open('watched.json');
  await proveKeys(db, elsewhere);
  assert.deepEqual(await rewrapDataKeys(db, elsewhere), { rewrapped: 1, left: 0 });
  nowMs += 5_000;
  assert.equal(await ask(), null, 'the file was rotated by another node: read again, not reported');

  // As if the database of another installation had been restored behind a running node.
  await own.owner.query(
    `update core.key_marks set mark = decode(repeat('00', 16), 'hex') where purpose = 'blind-index'`,
  );
  assert.equal(await ask(), null, 'asked again within the five seconds');
  nowMs += 5_000;
  assert.match((await ask())!, /not this database's: its blind-index key 1 is another/);
});

test('watchKeys() keeps no fault: the next who asks has it looked at again', async () => {
  const gone = openPool('postgresql://nobody:nothing@127.0.0.1:1/none', { size: 1 });
  const ask = watchKeys(gone.kysely, keys, { nowMs: () => 0 });
  const first = ask();
  assert.equal(ask(), first, 'two at once are one look');
  await assert.rejects(first);
  const second = ask();
  assert.notEqual(second, first);
  await assert.rejects(second);
  await gone.close();
});
