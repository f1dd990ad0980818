import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { toInstant } from '../../clock/clock.ts';
import { withSession } from '../../database/connect.ts';
import { openPool } from '../../database/pool.ts';
import { readSchema } from '../../database/schema-dump.ts';
import { openDiskStore } from '../../files/stores/disk-store.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import { exportAnchors } from '../../ledger/anchors/export-anchor.ts';
import { folderPlace } from '../../ledger/anchors/folder-place.ts';
import { generateSigningKey } from '../../ledger/anchors/signature.ts';
import { signerOf } from '../../ledger/anchors/signing-key.ts';
import { verifyLedger } from '../../ledger/verify/verify.ts';
import { freshDatabase, type TestDatabase, testDatabase } from '../../testing/database.ts';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { startClerks, writeOnce } from '../testing/clerks.ts';
import { digestDatabase, listFiles } from '../testing/compare.ts';
import { FILLED_BY_MIGRATIONS } from './import-target.ts';
import { makeExport } from './make-export.ts';
import { runImport } from './run-import.ts';

const refusal = (exitCode: 1 | 2, sentence: RegExp) => (error: Error) =>
  error instanceof OperationRefusal && error.exitCode === exitCode && sentence.test(error.message);

const database = await testDatabase();

describe('an export', () => {
  const folder = scratchFolder({ after });
  const at = (name: string) => join(folder, name);
  const key = generateSigningKey('ed25519');
  const place = folderPlace(at('anchors'), '/nowhere');
  let files: FileStore;
  let digest: string;

  const anchor = () =>
    exportAnchors(database.office.kysely, {
      place,
      signer: signerOf(key),
      algorithm: 'sha256',
      now: toInstant(new Date()),
    });
  const target = async (name: string) => {
    const made = await freshDatabase();
    return {
      ...made,
      place: folderPlace(at(`${name}-anchors`), '/nowhere'),
      files: await openDiskStore(at(`${name}-files`)),
    };
  };

  before(async () => {
    files = await openDiskStore(at('files'));
    for (let n = 1; n <= 5; n++) await writeOnce(database.office, files, `drill/first-${n}`);
    await writeAwkwardRows(database);
    await anchor();
  });

  it('imported into another database is equal row by row and file by file, and the ledger verifies', async () => {
    const expected = [await digestDatabase(database.ownerUrl), await listFiles(files)];
    ({ digest } = await makeExport({ ownerUrl: database.ownerUrl, place, files }, at('export')));
    const other = await target('equal');
    try {
      const schema = await schemaOf(other.ownerUrl);
      await runImport(other, at('export'), { digest });
      assert.deepEqual([await digestDatabase(other.ownerUrl), await listFiles(other.files)], expected);
      assert.equal(await schemaOf(other.ownerUrl), schema, 'references and triggers are as they were');
      const pool = openPool(other.officeUrl, { size: 2 });
      const report = await verifyLedger(pool.kysely, { place: other.place, publicKeys: [key.publicKey] });
      assert.deepEqual([report.ok, report.first, report.anchors], [true, null, 1]);
      await assert.rejects(pool.query(`delete from ledger.events`), 'the ledger is append-only again');
      await pool.close();
      await assert.rejects(runImport(other, at('export')), refusal(1, /is not empty/));
    } finally {
      await other.drop();
    }
  });

  it('made while people write is one moment: no half of a transaction, every promised file, roots and rows together', async () => {
    const clerks = startClerks(database.office, files);
    while (clerks.acknowledged.length < 10) await wait(20);
    const certain = [...clerks.acknowledged];
    const anchoring = setInterval(() => void anchor(), 50);
    await makeExport({ ownerUrl: database.ownerUrl, place, files }, at('busy'));
    clearInterval(anchoring);
    await clerks.stop();
    const other = await target('busy');
    try {
      await runImport(other, at('busy'));
      const pool = openPool(other.officeUrl, { size: 2 });
      const streams = await pool.query<{ stream: string; events: number }>(
        'select stream, count(*)::int as events from ledger.events group by stream',
      );
      assert.ok(streams.every(({ events }) => events === 2));
      const kept = new Set(streams.map(({ stream }) => stream));
      assert.deepEqual(
        certain.filter(stream => !kept.has(stream)),
        [],
      );
      const stored = new Set(await listFiles(other.files));
      const promised = await pool.query<{ hash: string }>(`select encode(hash, 'hex') as hash from core.files`);
      assert.deepEqual(
        promised.filter(({ hash }) => !stored.has(hash)),
        [],
      );
      const report = await verifyLedger(pool.kysely, { place: other.place, publicKeys: [key.publicKey] });
      assert.deepEqual([report.ok, report.first], [true, null]);
      await pool.close();
    } finally {
      await other.drop();
    }
  });

  it('that was changed is refused and leaves nothing', async () => {
    const other = await target('changed');
    const empty = await digestDatabase(other.ownerUrl);
    const events = at('export/tables/ledger.events.copy.gz');
    const kept = readFileSync(events);
    try {
      const forged = gunzipSync(kept).toString('utf8').replace('drill-written', 'drill-altered');
      writeFileSync(events, gzipSync(forged));
      await assert.rejects(runImport(other, at('export')), refusal(1, /ledger\.events\.copy\.gz/));
      writeFileSync(events, kept);
      await assert.rejects(runImport(other, at('busy'), { digest }), refusal(1, /has the digest/));
      appendFileSync(at('export/files.ndjson'), `${JSON.stringify({ path: '../../etc/x', size: 0, sha256: '' })}\n`);
      await assert.rejects(runImport(other, at('export')), refusal(1, /it was changed/));
      assert.deepEqual(await digestDatabase(other.ownerUrl), empty);
      assert.ok(!existsSync(at('changed-anchors')));
    } finally {
      await other.drop();
    }
  });

  it('is imported into no database that others use', async () => {
    const other = await target('company');
    try {
      await withSession(other.officeUrl, 'office', async session => {
        await session.query('select 1');
        await assert.rejects(runImport(other, at('busy')), refusal(1, /stop the servers first/));
      });
    } finally {
      await other.drop();
    }
  });
});

describe('a migrated database', () => {
  it('has rows in the tables that an import may replace, and in no other', async () => {
    const database = await freshDatabase();
    try {
      const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      const tables = Object.entries(await digestDatabase(database.ownerUrl)).filter(([, value]) => value.length === 64);
      assert.deepEqual(
        tables.filter(([, value]) => value !== empty).map(([name]) => name),
        FILLED_BY_MIGRATIONS,
      );
    } finally {
      await database.drop();
    }
  });
});

/** Values that a careless text format loses: line ends, backslashes, quotes, rare characters, nulls beside empty texts. */
async function writeAwkwardRows({ office }: TestDatabase): Promise<void> {
  const awkward = ['', '\\N', 'a\tb\nc\r\n\\.', '𠮷㼆 "引号" \'', '\u0001\u007f'];
  for (const [index, text] of awkward.entries()) {
    await office.query(
      `insert into core.settings (key, value, changed_at) values ($1, $2::jsonb, '2026-11-21T01:02:03.456Z')`,
      [`awkward-${index}`, JSON.stringify(text)],
    );
    await office.query(
      `insert into core.audit_entries (at, kind, subject, actor, agency_id, request_id, detail)
       values ('2026-11-21T01:02:03.456Z', 'drill', $1, '', null, $1, '{}')`,
      [text],
    );
  }
}

async function schemaOf(ownerUrl: string): Promise<string> {
  const pool = openPool(ownerUrl, { size: 1 });
  try {
    return await readSchema(pool);
  } finally {
    await pool.close();
  }
}
