import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { append } from '../append.ts';
import type { StreamHead } from '../event.ts';
import { bucketOf } from '../stream-name.ts';
import { attack } from '../testing/attacker.ts';
import { installation } from '../testing/installation.ts';
import { parseAnchor } from './anchor.ts';
import { anchorPath } from './anchor-place.ts';
import { HeadTreeRoot } from './head-tree.ts';
import { generateSigningKey } from './signature.ts';
import { signerOf } from './signing-key.ts';

test('exportAnchor() begins with an anchor that carries the public key, even over nothing', async t => {
  const target = await installation(t);
  assert.deepEqual(await target.anchor(), { done: 'exported', no: 1, events: 0, more: false });
  const anchor = parseAnchor((await target.place.get(1))!)!;
  assert.deepEqual([anchor.publicKey, anchor.previous, anchor.streams, anchor.events], [target.publicKey, null, 0, []]);
  assert.equal((await target.verify()).ok, true);
});

test('exportAnchor() lists each event once, in whole prefixes of streams, and its root is the root over all anchored heads', async t => {
  const target = await installation(t);
  const heads = new Map<string, StreamHead>();
  const listed: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (let stream = round; stream < 30; stream += 3) {
      const events = await target.write(
        `item/${stream}`,
        ...['draft-saved', 'item-submitted'].slice(0, 1 + (stream % 2)),
      );
      heads.set(`item/${stream}`, events.at(-1)!);
    }
    await target.anchor({ maxEvents: 7 });
  }
  const last = await target.place.lastNo();
  for (let no = 1; no <= last; no += 1) {
    const anchor = parseAnchor((await target.place.get(no))!)!;
    assert.ok(anchor.events.length <= 7);
    for (const [stream, version] of anchor.events) {
      const before = listed.filter(entry => entry.startsWith(`${stream} `)).length;
      assert.equal(version, before + 1);
      listed.push(`${stream} ${version}`);
    }
  }
  const tree = new HeadTreeRoot('sha256');
  const inOrder = [...heads.values()].sort(
    (a, b) => bucketOf(a.stream) - bucketOf(b.stream) || (a.stream < b.stream ? -1 : 1),
  );
  for (const head of inOrder) tree.add({ stream: head.stream, version: head.version, hash: head.hash });
  const anchor = parseAnchor((await target.place.get(last))!)!;
  assert.equal(anchor.root, tree.root().toString('hex'));
  assert.equal(anchor.streams, heads.size);
  assert.equal((await target.verify()).ok, true);
});

test('exportAnchor() without news writes a heartbeat once an hour and nothing in between', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved');
  await target.anchor({ now: '2026-11-21T02:00:00.000Z' });
  assert.equal((await target.anchor({ now: '2026-11-21T02:59:59.999Z' })).done, 'nothing-new');
  assert.equal((await target.anchor({ now: '2026-11-21T03:00:00.000Z' })).done, 'exported');
  const [first, second] = [parseAnchor((await target.place.get(1))!)!, parseAnchor((await target.place.get(2))!)!];
  assert.equal(first.root, second.root);
  assert.equal((await target.verify()).ok, true);
});

test('exportAnchor() is done by one of several workers at a time', async t => {
  const target = await installation(t);
  for (let stream = 0; stream < 20; stream += 1) await target.write(`item/${stream}`, 'draft-saved');
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => target.anchor()));
  assert.ok(outcomes.some(outcome => outcome.done === 'exported'));
  assert.equal(await target.place.lastNo(), 1);
  assert.equal((await target.verify()).ok, true);
});

test('exportAnchor() leaves a stream that a command holds just now for the next time, and does not wait for it', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved');
  const [held] = await target.write('item/2', 'draft-saved');
  const busy = target.database.office.kysely.transaction().execute(async tx => {
    await append(
      tx,
      held!,
      [{ kind: 'item-submitted', happenedOn: '2026-11-20', agencyId: 3, payload: {} }],
      target.context(),
    );
    await wait(300);
  });
  await wait(50);
  const outcome = await target.anchor();
  assert.deepEqual(outcome, { done: 'exported', no: 1, events: 1, more: false });
  await busy;
  assert.equal((await target.anchor()).done, 'exported');
  const report = await target.verify();
  assert.deepEqual([report.ok, report.unanchoredEvents], [true, 0]);
});

test('exportAnchor() heals a crash between the file and its row', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved', 'item-submitted');
  await target.anchor();
  await target.write('item/1', 'item-published');
  await target.write('item/2', 'draft-saved');
  const crash = new Error('killed');
  const place = {
    ...target.place,
    put: async (no: number, bytes: Buffer) => {
      await target.place.put(no, bytes);
      throw crash;
    },
  };
  await assert.rejects(target.anchor({ place }), crash);
  const between = await target.verify();
  assert.equal(between.ok, true);
  assert.match(between.notes.join(), /第 2 号锚已写出而数据库尚无记录/);
  await target.write('item/2', 'item-submitted');
  assert.deepEqual(await target.anchor(), { done: 'exported', no: 3, events: 1, more: false });
  const report = await target.verify();
  assert.deepEqual([report.ok, report.anchors, report.unanchoredEvents], [true, 3, 0]);
});

test('exportAnchor() leaves no row and no mark when the place cannot be written', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved');
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  await assert.rejects(target.anchor({ place: { ...target.place, put: () => Promise.reject(full) } }), full);
  assert.deepEqual(await target.database.owner.query('select from ledger.anchors'), []);
  assert.deepEqual(await target.anchor(), { done: 'exported', no: 1, events: 1, more: false });
});

test('exportAnchor() refuses to go on beside a missing or changed last anchor, and writes nothing', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved');
  await target.anchor();
  await target.write('item/1', 'item-submitted');
  const copy = target.copyFolder();
  rmSync(join(target.folder, anchorPath(1)));
  const missing = await target.anchor();
  assert.ok(missing.done === 'refused' && /missing/.test(missing.problem) && /shared folder/.test(missing.problem));
  assert.equal(await target.place.lastNo(), 0);
  copy.restore();
  await attack(target, async attacker => {
    await attacker.query("update ledger.anchors set digest = sha256('x')");
  });
  const changed = await target.anchor();
  assert.ok(changed.done === 'refused' && /not the one this database exported/.test(changed.problem));
});

test('exportAnchor() refuses a file of another installation in its place', async t => {
  const target = await installation(t);
  const other = await installation(t);
  await target.anchor();
  await other.anchor();
  await other.anchor({ heartbeatMs: 0, now: '2026-11-22T02:00:00.000Z' }).then(() => {});
  await target.place.put(2, (await other.place.get(1))!);
  const outcome = await target.anchor({ heartbeatMs: 3_600_000 });
  assert.ok(outcome.done === 'refused' && /another installation/.test(outcome.problem));
});

test('exportAnchor() changes keys by the announcement of the old one, and verifyLedger() follows from the first key', async t => {
  const target = await installation(t);
  await target.write('item/1', 'draft-saved');
  await target.anchor();
  const next = generateSigningKey('sm2');
  assert.equal((await target.anchor({ successor: next.publicKey, maxEvents: 9 })).done, 'exported');
  await target.write('item/1', 'item-submitted');
  await target.anchor({ signer: signerOf(next) });
  const report = await target.verify();
  assert.deepEqual([report.ok, report.anchors], [true, 3], report.first?.why);
});

test('verifyLedger() does not accept a key that nobody announced', async t => {
  const target = await installation(t);
  await target.anchor();
  const usurper = generateSigningKey('ed25519');
  await target.write('item/1', 'draft-saved');
  await target.anchor({ signer: signerOf(usurper) });
  const report = await target.verify();
  assert.deepEqual([report.first?.code, report.first?.anchor], ['anchor-signature', 2]);
  assert.equal(
    (await target.verify({ publicKeys: [target.publicKey, usurper.publicKey] })).ok,
    true,
    'both were pinned',
  );
});

test('exportAnchor() goes over to another hash algorithm and builds the kept tree anew', async t => {
  const target = await installation(t);
  for (let stream = 0; stream < 12; stream += 1) await target.write(`item/${stream}`, 'draft-saved');
  await target.anchor();
  await target.write('item/3', 'item-submitted');
  await target.anchor({ algorithm: 'sm3' });
  await target.write('item/4', 'item-submitted');
  await target.anchor({ algorithm: 'sm3' });
  const report = await target.verify();
  assert.equal(report.ok, true, report.first?.why);
});

test('folderPlace() never overwrites, leaves no unfinished file, and finds its last number beside an empty shelf', async t => {
  const target = await installation(t);
  const { place } = target;
  assert.equal(await place.lastNo(), 0);
  await place.put(9_999, Buffer.from('a'));
  await place.put(9_999, Buffer.from('a'));
  await assert.rejects(place.put(9_999, Buffer.from('b')), /with other content/);
  await place.put(10_000, Buffer.from('c'));
  assert.equal(await place.lastNo(), 10_000);
  assert.deepEqual(readdirSync(target.folder), ['0000', '0001']);
  assert.deepEqual(readdirSync(join(target.folder, '0001')), ['00010000.json']);
  assert.equal(readFileSync(join(target.folder, '0001/00010000.json'), 'utf8'), 'c');
  chmodSync(join(target.folder, '0001'), 0o755);
  rmSync(join(target.folder, '0001/00010000.json'));
  assert.equal(await place.lastNo(), 9_999);
  assert.equal(await place.get(10_000), null);
});
