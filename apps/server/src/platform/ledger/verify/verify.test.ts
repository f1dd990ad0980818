import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { acknowledgeRestore } from '../anchors/acknowledge-restore.ts';
import { anchorDigest, parseAnchor, writeAnchor } from '../anchors/anchor.ts';
import { anchorPath } from '../anchors/anchor-place.ts';
import { generateSigningKey } from '../anchors/signature.ts';
import { signerOf } from '../anchors/signing-key.ts';
import { attack } from '../testing/attacker.ts';
import { type Installation, installation } from '../testing/installation.ts';
import type { VerifyReport } from './report.ts';

const KINDS = ['draft-saved', 'item-submitted', 'item-approved', 'item-published', 'item-withdrawn'];

/** Three streams of five events, exported in two anchors; `item/2` is the one that is tampered with. */
async function withHistory(
  scope: Parameters<typeof installation>[0],
  profile?: 'international' | 'guomi',
): Promise<Installation> {
  const target = await installation(scope, profile);
  for (const stream of ['item/1', 'item/2', 'item/3']) await target.write(stream, ...KINDS.slice(0, 2));
  await target.anchor();
  for (const stream of ['item/1', 'item/2', 'item/3'])
    for (const kind of KINDS.slice(2)) await target.write(stream, kind);
  await target.anchor();
  return target;
}

function assertFirst(
  report: VerifyReport,
  code: string,
  version: number | null,
  stream: string | null = 'item/2',
): void {
  assert.equal(report.ok, false);
  assert.deepEqual(
    [report.first?.code, report.first?.stream, report.first?.version],
    [code, stream, version],
    report.first?.why,
  );
}

for (const profile of ['international', 'guomi'] as const)
  test(`verifyLedger() in the ${profile} profile finds nothing in an untouched ledger`, async t => {
    const target = await withHistory(t, profile);
    await target.write('item/4', 'draft-saved');
    const report = await target.verify();
    assert.equal(report.ok, true, report.first?.why);
    assert.deepEqual([report.streams, report.events, report.anchors, report.unanchoredEvents], [4, 16, 2, 1]);
    assert.equal(report.key, 'pinned');
    assert.match(report.notes.join(), /最近 1 个事件尚未锚定/);
  });

const FIELDS: [string, string][] = [
  ['kind', "kind = 'item-refused'"],
  ['day', "happened_on = '2025-12-31'"],
  ['moment', "recorded_at = recorded_at - interval '1 millisecond'"],
  ['actor', "actor = 'person/99'"],
  ['agency', 'agency_id = 4'],
  ['id', 'id = gen_random_uuid()'],
  ['payload', 'payload = \'{"at":7}\''],
  ['spacing of the payload', "payload = replace(payload::text, ':', ': ')::json"],
  ['correction', 'corrects = \'{"reason":"x","stream":"item/1","version":1}\''],
  ['unlawful mark', "unlawful = '条例第三十三条'"],
  ['algorithm', "algorithm = 'sm3'"],
  ['previous hash', 'prev_hash = hash'],
  ['hash', 'hash = prev_hash'],
];
test('verifyLedger() names the event of which a field was changed', async t => {
  const target = await withHistory(t);
  for (const [name, change] of FIELDS) {
    await attack(target, async attacker => {
      await attacker.query('create table if not exists public.kept_events as table ledger.events');
      await attacker.query(`update ledger.events set ${change} where stream = 'item/2' and version = 3`);
    });
    const report = await target.verify();
    assertFirst(report, 'event-changed', 3);
    assert.match(report.first!.why, /第 3 号事件/, name);
    await attack(target, async attacker => {
      await attacker.query('delete from ledger.events');
      await attacker.query('insert into ledger.events table public.kept_events');
    });
    assert.equal((await target.verify()).ok, true);
  }
});

test('verifyLedger() names an event that was rewritten with a fitting hash of its own', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("update ledger.events set kind = 'item-refused' where stream = 'item/2' and version = 3");
    await attacker.rehash('item/2', 3);
  });
  assertFirst(await target.verify(), 'event-rewritten', 3);
});

test('verifyLedger() names the missing event where a row was deleted in the middle', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("delete from ledger.events where stream = 'item/2' and version = 3");
  });
  assertFirst(await target.verify(), 'event-missing', 3);
});

test('verifyLedger() names the missing event where a row was deleted and the rest renumbered and recomputed', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("delete from ledger.events where stream = 'item/2' and version = 3");
    for (const version of [4, 5])
      await attacker.query("update ledger.events set version = version - 1 where stream = 'item/2' and version = $1", [
        version,
      ]);
    await attacker.recompute('item/2', 3);
    await attacker.query("update ledger.streams set anchored_version = 4 where stream = 'item/2'");
  });
  assertFirst(await target.verify(), 'event-rewritten', 3);
});

test('verifyLedger() names the first event of a tail that was cut', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("delete from ledger.events where stream = 'item/2' and version >= 4");
  });
  const report = await target.verify();
  assertFirst(report, 'tail-cut', 4);
  assert.match(report.first!.why, /尾部被截去/);
});

test('verifyLedger() names the first event of a tail that was cut together with its head', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("delete from ledger.events where stream = 'item/2' and version >= 4");
    await attacker.query("update ledger.streams set anchored_version = 3 where stream = 'item/2'");
    await attacker.recompute('item/2', 4);
  });
  const report = await target.verify();
  assertFirst(report, 'tail-cut', 4);
  assert.equal(report.first!.anchor, 2);
});

test('verifyLedger() names the first event of a stream that was taken away whole', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("delete from ledger.events where stream = 'item/2'");
    await attacker.query("delete from ledger.streams where stream = 'item/2'");
  });
  assertFirst(await target.verify(), 'tail-cut', 1);
});

test('verifyLedger() names the first of two rows that were swapped', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    for (const [from, to] of [
      [2, 100],
      [4, 2],
      [100, 4],
    ])
      await attacker.query("update ledger.events set version = $2 where stream = 'item/2' and version = $1", [
        from,
        to,
      ]);
  });
  assertFirst(await target.verify(), 'event-changed', 2);
});

test('verifyLedger() names the first of two rows that were swapped between streams', async t => {
  const target = await withHistory(t);
  await attack(target, async attacker => {
    await attacker.query("update ledger.events set stream = 'item/9' where stream = 'item/2' and version = 3");
    await attacker.query("update ledger.events set stream = 'item/2' where stream = 'item/3' and version = 3");
    await attacker.query("update ledger.events set stream = 'item/3' where stream = 'item/9' and version = 3");
  });
  const report = await target.verify();
  assertFirst(report, 'event-changed', 3);
  assert.deepEqual(report.findings.map(finding => [finding.stream, finding.version]).slice(0, 2), [
    ['item/2', 3],
    ['item/3', 3],
  ]);
});

for (const from of [1, 2, 3, 5])
  test(`verifyLedger() names event ${from} where a stream was recomputed from event ${from}`, async t => {
    const target = await withHistory(t);
    await attack(target, async attacker => {
      await attacker.query(
        "update ledger.events set happened_on = '2025-12-31' where stream = 'item/2' and version = $1",
        [from],
      );
      await attacker.recompute('item/2', from);
    });
    const report = await target.verify();
    assertFirst(report, 'event-rewritten', from);
    assert.equal(report.first!.anchor, from <= 2 ? 1 : 2);
  });

test('verifyLedger() names a head that was set back or taken away, and a stream without events', async t => {
  const target = await withHistory(t);
  const [head] = await target.database.owner.query<{ hash: Buffer }>(
    "select hash from ledger.streams where stream = 'item/2'",
  );
  await attack(target, async attacker => {
    await attacker.query("update ledger.streams set version = 4, anchored_version = 4 where stream = 'item/2'");
  });
  assertFirst(await target.verify(), 'head-differs', 5);
  await attack(target, async attacker => {
    await attacker.query(
      "update ledger.streams set version = 5, anchored_version = 5, hash = sha256('x') where stream = 'item/2'",
    );
  });
  assertFirst(await target.verify(), 'head-differs', 5);
  await attack(target, async attacker => {
    await attacker.query("update ledger.streams set hash = $1 where stream = 'item/2'", [head!.hash]);
    await attacker.query("insert into ledger.streams (stream, version, hash) values ('item/8', 1, sha256('x'))");
  });
  assertFirst(await target.verify(), 'tail-cut', 1, 'item/8');
});

/** What an attacker with the anchor folder can do: sign everything from an anchor on with a key of his own. */
async function resign(target: Installation, from: number, rows: boolean): Promise<void> {
  const signer = signerOf(generateSigningKey('ed25519'));
  let previous: string | null = null;
  const last = await target.place.lastNo();
  for (let no = 1; no <= last; no += 1) {
    const path = join(target.folder, anchorPath(no));
    let bytes: Buffer = readFileSync(path);
    if (no >= from) {
      const { signature: _, ...anchor } = parseAnchor(bytes)!;
      bytes = await writeAnchor(
        { ...anchor, previous, keyId: signer.keyId, ...(no === from ? { publicKey: signer.publicKey } : {}) },
        signer,
      );
      rmSync(path);
      writeFileSync(path, bytes);
      const digest = anchorDigest('sha256', bytes);
      if (rows)
        await attack(target, async attacker => {
          await attacker.query('update ledger.anchors set digest = $2, key_id = $3 where no = $1', [
            no,
            digest,
            signer.keyId,
          ]);
        });
    }
    previous = anchorDigest('sha256', bytes).toString('hex');
  }
}

test('verifyLedger() names the anchor from which the signature was replaced, and the first event it lists', async t => {
  const target = await withHistory(t);
  await resign(target, 2, true);
  const report = await target.verify();
  assertFirst(report, 'anchor-signature', 3, 'item/1');
  assert.equal(report.first!.anchor, 2);
  assert.equal(report.anchoredUpTo?.no, 1);
});

test('verifyLedger() with a pinned key finds all anchors signed again; without one it says that it cannot', async t => {
  const target = await withHistory(t);
  await resign(target, 1, true);
  assertFirst(await target.verify(), 'anchor-signature', 1, 'item/1');
  const believing = await target.verify({ publicKeys: [] });
  assert.equal(believing.ok, true);
  assert.equal(believing.key, 'first-anchor');
  assert.match(believing.notes.join(), /若有人把全部锚重签，查不出来/);
});

test('verifyLedger() finds anchors signed again even without a pinned key where the database remembers the true ones', async t => {
  const target = await withHistory(t);
  await resign(target, 1, false);
  assertFirst(await target.verify({ publicKeys: [] }), 'anchor-changed', 1, 'item/1');
});

test('verifyLedger() names an anchor file that is missing, cut or changed by one byte', async t => {
  const target = await withHistory(t);
  const path = join(target.folder, anchorPath(2));
  const whole = readFileSync(path);
  const put = (bytes: Buffer | null) => {
    rmSync(path, { force: true });
    if (bytes !== null) writeFileSync(path, bytes);
  };
  put(null);
  assertFirst(await target.verify(), 'anchor-missing', null, null);
  put(whole.subarray(0, 100));
  assertFirst(await target.verify(), 'anchor-changed', null, null);
  put(Buffer.from(whole.toString().replace('"streams":3', '"streams":4')));
  assertFirst(await target.verify(), 'anchor-signature', 3, 'item/1');
  put(Buffer.concat([whole, Buffer.from('\n')]));
  assertFirst(await target.verify(), 'anchor-changed', null, null);
  put(whole);
  assert.equal((await target.verify()).ok, true);
});

test('verifyLedger() names the first lost event where an older backup was restored', async t => {
  const target = await installation(t);
  await target.write('item/1', ...KINDS.slice(0, 2));
  await target.anchor();
  const backup = ['events', 'streams', 'anchors', 'tree_nodes'];
  await attack(target, async attacker => {
    for (const table of backup) await attacker.query(`create table public.kept_${table} as table ledger.${table}`);
  });
  await target.write('item/2', 'draft-saved');
  await target.write('item/1', 'item-approved');
  await target.anchor();
  await target.write('item/1', 'item-published');
  await target.anchor();
  await attack(target, async attacker => {
    for (const table of backup) {
      await attacker.query(`delete from ledger.${table}`);
      if (table === 'streams')
        await attacker.query(
          'insert into ledger.streams (stream, version, hash, anchored_version) select stream, version, hash, anchored_version from public.kept_streams',
        );
      else await attacker.query(`insert into ledger.${table} table public.kept_${table}`);
    }
  });
  const report = await target.verify();
  assertFirst(report, 'older-copy', 3, 'item/1');
  assert.equal(report.first!.anchor, 2);
  assert.deepEqual(
    report.findings.map(finding => finding.code),
    ['older-copy', 'older-copy'],
  );
  const outcome = await target.anchor();
  assert.ok(outcome.done === 'refused' && /older copy/.test(outcome.problem), 'nothing is exported over it');

  const options = {
    place: target.place,
    signer: signerOf(target.key),
    algorithm: 'sha256',
    now: target.context().now,
  } as const;
  const acknowledged = await acknowledgeRestore(
    target.database.office.kysely,
    options,
    '磁盘损坏，恢复到前一日备份（虚构）',
  );
  assert.deepEqual(acknowledged, { done: 'exported', no: 4, events: 0, more: false });
  target.forgetHeads();
  await target.write('item/3', 'draft-saved');
  await target.anchor();
  const after = await target.verify();
  assert.equal(after.ok, true, after.first?.why);
  assert.match(
    after.notes.join(),
    /第 4 号锚.*恢复到第 1 号锚时的备份，其后 2 个锚所列的 3 个事件作废。理由：磁盘损坏/,
  );
  const again = await acknowledgeRestore(target.database.office.kysely, options, '再来一次');
  assert.ok(again.done === 'refused' && /nothing to acknowledge/.test(again.problem));

  await attack(target, async attacker => {
    await attacker.query("update ledger.events set actor = 'person/99' where stream = 'item/1' and version = 2");
    await attacker.recompute('item/1', 2);
  });
  assertFirst(await target.verify(), 'event-rewritten', 2, 'item/1');
});

test('verifyLedger() finds a stream smuggled in as anchored', async t => {
  const target = await withHistory(t);
  await target.write('item/7', 'draft-saved');
  await attack(target, async attacker => {
    await attacker.query("update ledger.streams set anchored_version = version where stream = 'item/7'");
  });
  assertFirst(await target.verify(), 'root-differs', null, null);
});
