import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { startClerks } from '../testing/clerks.ts';
import { digestDatabase, listFiles } from '../testing/compare.ts';
import { type EmbeddedInstallation, openInstallation } from '../testing/embedded-installation.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const refusal = (exitCode: 1 | 2, sentence: RegExp) => (error: Error) =>
  error instanceof OperationRefusal && error.exitCode === exitCode && sentence.test(error.message);

describe('a backup', () => {
  const folder = scratchFolder({ after });
  const at = (name: string) => join(folder, name);
  let county: EmbeddedInstallation;
  let digest: string;

  before(async () => {
    county = await openInstallation(at('county'));
  });
  after(() => county.stop());

  it('made while people write holds everything acknowledged before it, whole', async () => {
    const clerks = startClerks(county.office, county.store);
    while (clerks.acknowledged.length < 20) await wait(20);
    await county.anchor();
    const certain = [...clerks.acknowledged];
    const anchoring = setInterval(() => void county.anchor(), 150);
    await makeBackup(county.source, at('busy'));
    const meanwhile = clerks.acknowledged.length - certain.length;
    clearInterval(anchoring);
    await clerks.stop();
    assert.ok(meanwhile > 0, 'people wrote while the copy was made');

    await restoreBackup(at('busy'), at('busy-restored'));
    const restored = await openInstallation(at('busy-restored'), { migrated: true });
    try {
      const rows = (pool: EmbeddedInstallation['office']) =>
        pool.query<{ stream: string; row: string }>(
          'select stream, e::text as row from ledger.events e order by stream, version',
        );
      const original = new Set((await rows(county.office)).map(({ row }) => row));
      const kept = await rows(restored.office);
      assert.ok(
        kept.every(({ row }) => original.has(row)),
        'no row that was never written',
      );
      const streams = Map.groupBy(kept, ({ stream }) => stream);
      assert.deepEqual(
        certain.filter(stream => streams.get(stream)?.length !== 2),
        [],
      );
      assert.ok(
        [...streams.values()].every(events => events.length === 2),
        'no half of a transaction',
      );
      const files = new Set(await listFiles(restored.store));
      const promised = await restored.office.query<{ hash: string }>(
        `select encode(hash, 'hex') as hash from core.files`,
      );
      assert.deepEqual(
        promised.filter(({ hash }) => !files.has(hash)),
        [],
      );
      const report = await restored.verify([county.publicKey]);
      assert.deepEqual([report.ok, report.first], [true, null]);
    } finally {
      await restored.stop();
    }
  });

  it('restored is equal row by row and file by file', async () => {
    await county.anchor();
    const expected = [await digestDatabase(county.ownerUrl), await listFiles(county.store)];
    ({ digest } = await makeBackup(county.source, at('quiet')));
    await restoreBackup(at('quiet'), at('quiet-restored'), { digest });
    const restored = await openInstallation(at('quiet-restored'), { migrated: true });
    try {
      assert.deepEqual([await digestDatabase(restored.ownerUrl), await listFiles(restored.store)], expected);
      assert.deepEqual(readdirSync(at('quiet-restored/anchors')), readdirSync(at('county/anchors')));
      assert.ok((await restored.verify([county.publicKey])).ok);
    } finally {
      await restored.stop();
    }
  });

  it('is read by its owner alone and holds no key and no password', () => {
    assert.equal(statSync(at('quiet')).mode & 0o077, 0);
    assert.equal(statSync(at('quiet/postgres/PG_VERSION')).mode & 0o077, 0);
    const names = readFileSync(at('quiet/files.ndjson'), 'utf8');
    assert.ok(!/keys\/|secrets/.test(names));
  });

  it('goes into a new folder only, and never into the data folder', async () => {
    await assert.rejects(makeBackup(county.source, at('quiet')), refusal(1, /not empty/));
    await assert.rejects(makeBackup(county.source, at('county/backup')), refusal(1, /lies in the data folder/));
    assert.ok(!existsSync(at('county/backup')));
  });

  it('is not restored over anything, and another one not for it', async () => {
    await assert.rejects(restoreBackup(at('quiet'), at('quiet-restored')), refusal(1, /is not empty/));
    await assert.rejects(restoreBackup(at('busy'), at('new'), { digest }), refusal(1, /has the digest/));
    await assert.rejects(restoreBackup(at('county'), at('new')), refusal(2, /has no manifest/));
    await assert.rejects(
      restoreBackup(at('quiet'), at('new'), { until: '2026-11-21T00:00:00Z' }),
      refusal(1, /not followed/),
    );
    assert.ok(!existsSync(at('new')) || readdirSync(at('new')).every(name => name.startsWith('server.lock')));
  });

  it('that was changed is refused, whatever was changed', async () => {
    const heap = readFileSync(at('busy/files.ndjson'), 'utf8').match(/postgres\/base\/\d+\/\d+/)![0];
    const changes: [string, () => void, RegExp][] = [
      ['a file of the database', () => appendFileSync(at(`busy/${heap}`), 'x'), /is not as it was written/],
      ['a missing file', () => rmSync(at(`busy/${heap}`)), /is missing/],
      ['the list', () => appendFileSync(at('busy/files.ndjson'), '\n'), /the list .* it was changed/i],
      ['the manifest', () => writeFileSync(at('busy/manifest.json'), '{}'), /cannot be read/],
      ['no manifest', () => rmSync(at('busy/manifest.json')), /never finished/],
    ];
    for (const [name, change, sentence] of changes) {
      change();
      await assert.rejects(
        restoreBackup(at('busy'), at('changed')),
        (error: Error) => sentence.test(error.message),
        name,
      );
      assert.ok(
        readdirSync(at('changed')).every(left => left.startsWith('server.lock')),
        `${name}: nothing stays`,
      );
    }
  });
});
