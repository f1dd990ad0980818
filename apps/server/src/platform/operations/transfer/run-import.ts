import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { withSession } from '../../database/connect.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import type { AnchorPlace } from '../../ledger/anchors/anchor-place.ts';
import { FILES_AT_ONCE, inParallel } from '../in-parallel.ts';
import { checkListedFiles, readFileList, readManifest } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { writeRows } from './copy-rows.ts';
import { type ExportManifest, exportManifest } from './export-manifest.ts';
import { checkEmptyTarget } from './import-target.ts';
import { listReferences, listTriggers, quoted } from './tables.ts';

export interface ImportTarget {
  readonly ownerUrl: string;
  readonly place: AnchorPlace;
  readonly files: FileStore;
}

export interface ImportOptions {
  /** The digest noted when the export was made. */
  readonly digest?: string;
  readonly onProgress?: (step: string) => void;
}

/**
 * Rows of an export into an empty, migrated database of any PostgreSQL, in one transaction: killed half-way, nothing is there.
 * Files and roots go first; without their rows they are nothing, and doing it again changes none of them.
 */
export async function runImport(
  target: ImportTarget,
  folder: string,
  { digest, onProgress: step = () => {} }: ImportOptions = {},
): Promise<ExportManifest> {
  const manifest = await readManifest(folder, exportManifest, digest);
  step('checking every file of the export');
  const problems = await checkListedFiles(folder);
  if (problems.length > 0)
    throw new OperationRefusal(1, `The export was changed. Nothing was imported.\n${problems.join('\n')}`);
  const limits = { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai import' };
  await withSession(
    target.ownerUrl,
    'DATABASE_OWNER_URL',
    async session => {
      await session.query('begin');
      await checkEmptyTarget(session, manifest);
      step('uploaded files and exported roots');
      await bringFiles(folder, target);
      await bringRows(session, folder, manifest, step);
      await session.query('commit');
      step('statistics');
      await session.query('analyze');
    },
    limits,
  );
  return manifest;
}

async function bringFiles(folder: string, { place, files }: ImportTarget): Promise<void> {
  await inParallel(readFileList(folder), FILES_AT_ONCE, async ({ path }) => {
    if (path.startsWith('files/')) await files.put(await readFile(join(folder, path)));
    const anchor = /^anchors\/\d+\/(\d+)\.json$/.exec(path);
    if (anchor) await place.put(Number(anchor[1]), await readFile(join(folder, path)));
  });
}

async function bringRows(
  session: pg.Client,
  folder: string,
  manifest: ExportManifest,
  step: (text: string) => void,
): Promise<void> {
  const triggers = await listTriggers(session);
  const references = await listReferences(session);
  for (const { disable } of triggers) await session.query(disable);
  for (const { drop } of references) await session.query(drop);
  for (const table of manifest.tables) {
    step(`table ${table.schema}.${table.name}`);
    // A few tables have a row from their migration, which stands in the export too.
    await session.query(`delete from ${quoted(table)}`);
    const lines = createReadStream(join(folder, table.file)).pipe(createGunzip());
    const rows = await writeRows(session, table, lines);
    if (rows !== table.rows)
      throw new OperationRefusal(1, `${table.schema}.${table.name}: ${rows} rows came, ${table.rows} were written.`);
  }
  for (const { name, last, called } of manifest.sequences) {
    await session.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called]);
  }
  step('references');
  for (const { add } of references) await session.query(add);
  for (const { enable } of triggers) await session.query(enable);
}
