import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { withSession } from '../../database/connect.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import type { AnchorPlace } from '../../ledger/anchors/anchor-place.ts';
import { copyAnchors, copyStoredFiles, holdAnchors } from '../backup/beside-the-cluster.ts';
import { takeEmptyFolder, writeFileDurably } from '../durable-files.ts';
import { checkListedFiles, FileList, writeManifest } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { LineCounter, readRows } from './copy-rows.ts';
import { EXPORT_FORMAT, type ExportManifest } from './export-manifest.ts';
import { listMigrations, listSequences, listTables, type TransferTable } from './tables.ts';

export interface ExportSource {
  readonly ownerUrl: string;
  readonly place: AnchorPlace;
  readonly files: FileStore | null;
}

export interface ExportOptions {
  readonly onProgress?: (step: string) => void;
}

/** Rows of every table in one snapshot, uploaded files and exported roots, from any PostgreSQL, while the server works. No keys. */
export async function makeExport(
  source: ExportSource,
  target: string,
  { onProgress: step = () => {} }: ExportOptions = {},
): Promise<{ manifest: ExportManifest; digest: string }> {
  await takeEmptyFolder(target, 'The export folder');
  const list = new FileList(target);
  const add = list.add.bind(list);
  const early = await copyAnchors(source.place, target, 0, add);
  const limits = { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai export' };
  const fromDatabase = await withSession(
    source.ownerUrl,
    'DATABASE_OWNER_URL',
    async session => {
      // Exported roots and the snapshot belong to the same moment.
      await holdAnchors(session);
      await session.query('begin isolation level repeatable read read only');
      const tables = await listTables(session);
      const sequences = await listSequences(session);
      const migrations = await listMigrations(session);
      const lastAnchor = await copyAnchors(source.place, target, early, add);
      await session.query('select pg_advisory_unlock_all()');
      const written: ExportManifest['tables'] = [];
      for (const table of tables) {
        step(`table ${table.schema}.${table.name}`);
        const { file, rows } = await writeTable(session, table, target);
        await add(file);
        written.push({ schema: table.schema, name: table.name, columns: [...table.columns], rows, file: file.path });
      }
      await session.query('commit');
      return { tables: written, sequences, migrations, lastAnchor };
    },
    limits,
  );
  if (source.files !== null) {
    step('uploaded files');
    await copyStoredFiles(source.files, target, add);
  }
  const manifest: ExportManifest = {
    format: EXPORT_FORMAT,
    madeAt: new Date().toISOString(),
    program: PROGRAM_VERSION,
    list: await list.close(),
    ...fromDatabase,
    files: source.files === null ? 'left-out' : 'copied',
  };
  step('reading the export again');
  const problems = await checkListedFiles(target);
  if (problems.length > 0)
    throw new OperationRefusal(1, `The export is not as it was written; is the disk sound?\n${problems.join('\n')}`);
  return { manifest, digest: await writeManifest(target, manifest) };
}

async function writeTable(session: pg.Client, table: TransferTable, target: string) {
  const path = `tables/${table.schema}.${table.name}.copy.gz`;
  const counter = new LineCounter();
  const packed = createGzip({ level: 3 });
  const [file] = await Promise.all([
    writeFileDurably(join(target, path), packed),
    pipeline(readRows(session, table), counter, packed),
  ]);
  return { file: { path, ...file }, rows: counter.lines };
}
