import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from '../../database/embedded/binaries.ts';
import { takeDataFolder } from '../../database/embedded/data-folder.ts';
import { openDiskStore } from '../../files/stores/disk-store.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import { copyFileDurably, exists, syncFolder, walkFiles } from '../durable-files.ts';
import { FILES_AT_ONCE, inParallel } from '../in-parallel.ts';
import { readFileList, readManifest } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { type BackupManifest, backupManifest } from './backup-manifest.ts';
import { EMPTY_FOLDERS, OTHER_FOLDERS } from './cluster-files.ts';
import { recoverUntil } from './recover-until.ts';

export interface RestoreOptions {
  /** The digest noted when the backup was made. */
  readonly digest?: string;
  /** A later moment, for a followed backup; everything archived where it is not given and the backup is followed. */
  readonly until?: string;
  readonly onProgress?: (step: string) => void;
  /** Where uploaded files go when they do not lie on this disk. */
  readonly files?: FileStore;
}

const STAGING = 'restoring';

/**
 * Puts a backup into an empty data folder. Everything is laid beside its final place and moved there at the end, the database
 * last: a folder called `postgres` is a whole one, and a restore that was killed begins anew.
 */
export async function restoreBackup(
  backup: string,
  dataDir: string,
  options: RestoreOptions = {},
): Promise<BackupManifest> {
  const manifest = await readManifest(backup, backupManifest, options.digest);
  checkMajor(manifest);
  if (options.until !== undefined && !manifest.followed)
    throw new OperationRefusal(
      1,
      'This backup was not followed: it stands for one moment, and --until has no log to go by.',
    );
  const folder = takeDataFolder(dataDir);
  try {
    await refuseUsed(folder.path);
    const staging = join(folder.path, STAGING);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    try {
      await fillStaging(backup, staging, manifest, { ...options, dataDir: folder.path });
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw error;
    }
    for (const name of ['files', 'anchors', 'postgres']) {
      if (await exists(join(staging, name))) await rename(join(staging, name), join(folder.path, name));
    }
    await rm(staging, { recursive: true });
    await syncFolder(folder.path);
  } finally {
    folder.release();
  }
  return manifest;
}

async function fillStaging(
  backup: string,
  staging: string,
  manifest: BackupManifest,
  { dataDir, until, files, onProgress = () => {} }: RestoreOptions & { readonly dataDir: string },
): Promise<void> {
  onProgress('copying and checking every file');
  const store = files ?? (await openDiskStore(join(staging, 'files')));
  await copyListed(backup, staging, store);
  await copyLater(join(backup, 'later'), staging, store);
  await makeFolders(join(staging, 'postgres'));
  if (!manifest.followed) return;
  onProgress('replaying the archived log');
  await recoverUntil({ staging, archive: join(backup, 'wal'), dataDir, until });
}

function checkMajor({ postgres }: BackupManifest): void {
  const { major } = findBinaries();
  if (postgres.major !== major)
    throw new OperationRefusal(
      1,
      `The backup was made by PostgreSQL ${postgres.major}, this program has ${major}. Restore it with the program that made it, then use "gongkai export" and "gongkai import".`,
    );
}

/** `server.lock` is our own, `restoring` what a killed restore left. */
async function refuseUsed(dataDir: string): Promise<void> {
  const left = (await readdir(dataDir)).filter(name => name !== STAGING && !name.startsWith('server.lock'));
  if (left.length > 0)
    throw new OperationRefusal(
      1,
      `The data folder ${dataDir} is not empty (${left.slice(0, 3).join(', ')}): name a new one in DATA_DIR. Nothing was changed.`,
    );
}

/** Only what is listed, and each file only with the digest it was listed with. */
async function copyListed(backup: string, staging: string, files: FileStore): Promise<void> {
  await inParallel(readFileList(backup), FILES_AT_ONCE, async listed => {
    const source = join(backup, listed.path);
    const copied = listed.path.startsWith('files/')
      ? await storeFile(source, files)
      : await copyFileDurably(source, join(staging, listed.path));
    if (copied?.sha256 === listed.sha256) return;
    throw new OperationRefusal(
      1,
      `The backup was changed: ${listed.path} ${copied ? 'is not as it was written' : 'is missing'}. Nothing was restored.`,
    );
  });
}

/** Files and roots added to a followed backup. The store takes files by their true digest only; roots are checked by `verify`. */
async function copyLater(later: string, staging: string, files: FileStore): Promise<void> {
  for await (const path of walkFiles(later)) {
    const source = join(later, path);
    if (path.startsWith('files/')) {
      const { sha256 } = (await storeFile(source, files))!;
      if (path.endsWith(`/${sha256}`)) continue;
      throw new OperationRefusal(1, `The backup was changed: later/${path} is not what its name says.`);
    } else if (path.startsWith('anchors/')) await copyFileDurably(source, join(staging, path));
  }
}

async function storeFile(source: string, files: FileStore): Promise<{ sha256: string } | null> {
  const content = await readFile(source).catch(() => null);
  return content === null ? null : { sha256: (await files.put(content)).hash };
}

async function makeFolders(cluster: string): Promise<void> {
  for (const name of [...EMPTY_FOLDERS, ...OTHER_FOLDERS]) {
    await mkdir(join(cluster, name), { recursive: true, mode: 0o700 });
  }
  // What was followed there is not followed here.
  await rm(join(cluster, 'postgresql.auto.conf'), { force: true });
}
