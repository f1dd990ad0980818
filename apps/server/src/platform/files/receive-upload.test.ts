import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { systemClock, toInstant } from '../clock/clock.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/database.ts';
import { type Caller, createTransact } from '../unit-of-work.ts';
import { findFileRow, findFileText, holdFile, releaseFile } from './file-rows.ts';
import { keepSealedFile } from './keep-sealed-file.ts';
import { createQuarantine } from './quarantine.ts';
import { createReaderPool } from './reader/reader-pool.ts';
import { createReceiveUpload, type MarkedUploadReport } from './receive-upload.ts';
import { openDiskStore } from './stores/disk-store.ts';
import { hashOf } from './stores/file-store.ts';
import { sweepFiles } from './sweep-files.ts';
import { docxBomb, nestedZips } from './testing/bombs.ts';
import { makeDocx, paragraph } from './testing/office-files.ts';
import { makePdf } from './testing/pdf-files.ts';
import { UPLOAD_REFUSAL_TEXTS } from './upload-refusal-texts.ts';

const database = await testDatabase();
const db = database.office.kysely;
const root = await mkdtemp(path.join(tmpdir(), 'gongkai-upload-'));
const store = await openDiskStore(root);
const reader = createReaderPool({ processes: 1 });
const quarantine = createQuarantine();
const logged: string[] = [];
const log = createLog('office', line => void logged.push(line));
const transact = createTransact({
  db,
  clock: systemClock,
  log,
  append: () => Promise.reject(new Error('no events here')),
});
const told: MarkedUploadReport[] = [];
const receive = createReceiveUpload({
  transact,
  store,
  reader,
  quarantine,
  tellSecrecyOfficer: report => void told.push(report),
});
const caller: Caller = { actor: { kind: 'system', name: 'test' }, requestId: 'request-1' };
after(async () => {
  reader.stop();
  await rm(root, { recursive: true, force: true });
});

const chunks = (bytes: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / 10_000) }, (_, no) =>
      Buffer.from(bytes.subarray(no * 10_000, (no + 1) * 10_000)),
    ),
  );
const send = (bytes: Buffer) => receive(caller, { stream: chunks(bytes) });

async function storedFiles(): Promise<string[]> {
  const hashes: string[] = [];
  for await (const file of store.list()) hashes.push(file.hash);
  return hashes.sort();
}

test('receiveUpload() stores a clear file, its row, its text and its openness mark', async () => {
  const bytes = makeDocx(paragraph('关于公开预算的通知（虚构）') + paragraph('（此件依申请公开）'));
  const outcome = await send(bytes);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  assert.equal(outcome.value.hash, hashOf(bytes));
  assert.equal(outcome.value.type, 'docx');
  assert.equal(outcome.value.openness?.mark, 'on-request');
  assert.ok((await store.get(outcome.value.hash))?.equals(bytes));
  await db.transaction().execute(async tx => {
    const row = await findFileRow(tx, outcome.value.hash);
    assert.deepEqual(
      [row?.size, row?.type, row?.verdict, row?.openness],
      [bytes.length, 'docx', 'clear', 'on-request'],
    );
    assert.match((await findFileText(tx, outcome.value.hash)) ?? '', /公开预算/);
  });
  assert.equal(quarantine.held, 0);
});

test('receiveUpload() refuses a marked file, keeps no byte, tells the 保密员 and leaves an entry without content', async () => {
  const before = await storedFiles();
  const outcome = await send(makeDocx(paragraph('机密★5年') + paragraph('某行动方案（虚构）')));
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusal.code, 'file-marked-secret');
  assert.match(UPLOAD_REFUSAL_TEXTS['file-marked-secret'].sentence(outcome.refusal.facts), /未保存该文件/);
  assert.deepEqual(await storedFiles(), before);
  assert.deepEqual(await readdir(path.join(root, 'writing')), []);
  assert.equal(told.length, 1);
  assert.equal(told[0]?.places[0]?.rule, 'star');
  const entries = await database.office.query<{ detail: object }>(
    "select * from core.audit_entries where kind = 'upload-refused-marked'",
  );
  assert.equal(entries.length, 1);
  assert.doesNotMatch(JSON.stringify([entries, told, logged]), /行动/);
  assert.equal(quarantine.held, 0);
});

test('receiveUpload() refuses a file whose name carries the mark', async () => {
  const outcome = await receive(caller, {
    stream: chunks(Buffer.from('某月安排（虚构）')),
    name: '【秘密】某月安排.txt',
  });
  assert.equal(outcome.ok || outcome.refusal.code, 'file-marked-secret');
  const harmless = await receive(caller, {
    stream: chunks(Buffer.from('宣传（虚构）')),
    name: '保守国家秘密法宣传.txt',
  });
  assert.ok(harmless.ok);
});

test('receiveUpload() lets a scan in and says that a person must look', async () => {
  const outcome = await send(makePdf({ picture: true }));
  assert.ok(outcome.ok);
  assert.equal(outcome.value.verdict, 'unreadable');
  assert.ok(outcome.value.unread.length > 0);
});

test('receiveUpload() makes a 10 GB bomb one refused upload', async () => {
  const outcome = await send(docxBomb(10 * 1024 ** 3, 100));
  assert.ok(!outcome.ok);
  assert.match(outcome.refusal.code, /^file-(?:too-costly|reader-stopped)$/);
  assert.equal(quarantine.held, 0);
});

test('receiveUpload() refuses what unpacks too far, and what takes its reader too long, and keeps neither', async t => {
  const before = await storedFiles();
  const nested = await send(nestedZips(12));
  assert.equal(nested.ok || nested.refusal.code, 'file-too-costly');
  const hasty = createReaderPool({ processes: 1, timeMs: 300 });
  t.after(() => hasty.stop());
  const impatient = createReceiveUpload({ transact, store, reader: hasty, quarantine, tellSecrecyOfficer() {} });
  const slow = await impatient(caller, { stream: chunks(makeDocx(paragraph('文字').repeat(600_000))) });
  assert.equal(slow.ok || slow.refusal.code, 'file-reader-stopped');
  for (const code of ['file-too-costly', 'file-reader-stopped'] as const)
    assert.match(UPLOAD_REFUSAL_TEXTS[code].sentence(undefined), /系统未保存。请/);
  assert.deepEqual(await storedFiles(), before);
  assert.equal(quarantine.held, 0);
});

test('receiveUpload() refuses what is empty, too large, of another type, or too much at once', async () => {
  const empty = await receive(caller, { stream: Readable.from([]) });
  assert.equal(empty.ok || empty.refusal.code, 'file-empty');
  const large = await receive(caller, { stream: chunks(Buffer.alloc(11 * 1024 * 1024, 'a')), only: ['txt'] });
  assert.equal(large.ok || large.refusal.code, 'file-too-large');
  const page = await send(Buffer.alloc(11 * 1024 * 1024, 'a '));
  assert.equal(page.ok || page.refusal.code, 'file-too-large');
  const other = await receive(caller, { stream: chunks(Buffer.from('文字')), only: ['pdf'] });
  assert.equal(other.ok || other.refusal.code, 'file-type-not-accepted');
  const small = createReceiveUpload({
    transact,
    store,
    reader,
    quarantine: createQuarantine(1000),
    tellSecrecyOfficer() {},
  });
  const busy = await small(caller, { stream: chunks(Buffer.alloc(5000, 'a')) });
  assert.equal(busy.ok || busy.refusal.code, 'uploads-busy');
  assert.equal(quarantine.held, 0);
});

test('receiveUpload() leaves no row when its client goes away half-way', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('client went away');
    })(),
  );
  await assert.rejects(receive(caller, { stream: broken }), /went away/);
  assert.equal(quarantine.held, 0);
});

const later = (days: number) => toInstant(new Date(Date.now() + days * 86_400_000));
const within = <T>(run: Parameters<typeof transact<T, never>>[1]) => transact<T, never>(caller, run);

test('sweepFiles() takes what nothing uses after the days of grace, and nothing else', async () => {
  const used = await send(Buffer.from('used 在用'));
  const unused = await send(Buffer.from('unused 未用'));
  assert.ok(used.ok && unused.ok);
  await within(async work => ({ ok: true, value: await holdFile(work.db, used.value.hash, 'test-item/1') }));
  await sweepFiles({ db, store, log }, later(6));
  assert.equal(await store.has(unused.value.hash), true);
  const report = await sweepFiles({ db, store, log }, later(8));
  assert.ok(report.unused >= 1);
  assert.equal(await store.has(unused.value.hash), false);
  assert.equal(await store.has(used.value.hash), true);

  await within(async work => ({ ok: true, value: await holdFile(work.db, used.value.hash, 'test-item/2') }));
  await within(async work => ({
    ok: true,
    value: await releaseFile(work.db, used.value.hash, 'test-item/1', work.now),
  }));
  await sweepFiles({ db, store, log }, later(30));
  assert.equal(await store.has(used.value.hash), true, 'test-item/2 still holds it');
  await within(async work => ({
    ok: true,
    value: await releaseFile(work.db, used.value.hash, 'test-item/2', work.now),
  }));
  await sweepFiles({ db, store, log }, later(30));
  assert.equal(await store.has(used.value.hash), false);
});

test('sweepFiles() and uploads of the same content at once never leave a row without its bytes', async () => {
  const bytes = Buffer.from('contested 争用');
  for (let round = 0; round < 15; round += 1) {
    await Promise.all([
      send(bytes),
      sweepFiles({ db, store, log }, later(40)),
      send(bytes),
      sweepFiles({ db, store, log }, later(40)),
    ]);
    const rows = await database.office.query('select 1 from core.files where hash = $1', [
      Buffer.from(hashOf(bytes), 'hex'),
    ]);
    if (rows.length > 0) assert.equal(await store.has(hashOf(bytes)), true);
  }
});

test('keepSealedFile() keeps bytes nobody can look into', async () => {
  const sealed = Buffer.from('sealed by its feature');
  const outcome = await within(async work => ({ ok: true, value: await keepSealedFile(work, store, sealed) }));
  assert.ok(outcome.ok);
  await db
    .transaction()
    .execute(async tx => assert.equal((await findFileRow(tx, outcome.value.hash))?.verdict, 'sealed'));
});

test('the portal user cannot reach files', async () => {
  await assert.rejects(database.portal.query('select * from core.files'), /permission denied/);
  await assert.rejects(database.portal.query('select * from core.file_texts'), /permission denied/);
});
