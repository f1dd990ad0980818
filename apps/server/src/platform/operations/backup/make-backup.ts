import { join, resolve, sep } from 'node:path';
import { atDatabase } from '../../database/addresses.ts';
import { findBinaries } from '../../database/embedded/binaries.ts';
import { DATABASE } from '../../database/embedded/create-cluster.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import type { AnchorPlace } from '../../ledger/anchors/anchor-place.ts';
import { syncFolder, takeEmptyFolder } from '../durable-files.ts';
import { checkListedFiles, FileList, writeManifest } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { BACKUP_FORMAT, type BackupManifest } from './backup-manifest.ts';
import { copyCluster } from './base-copy.ts';
import { copyAnchors, copyStoredFiles, holdAnchors } from './beside-the-cluster.ts';
import { awaitArchived, beginFollowing } from './follow.ts';

export interface BackupSource {
  readonly bootstrapUrl: string;
  readonly clusterFolder: string;
  readonly dataDir: string;
  readonly place: AnchorPlace;
  /** Null leaves uploaded files out: an S3 store has copies of its own. */
  readonly files: FileStore | null;
}

export interface BackupOptions {
  /** Goes on archiving the log beside the copy, so that any later moment can be restored. */
  readonly follow?: boolean;
  readonly onProgress?: (step: string) => void;
}

export interface MadeBackup {
  readonly manifest: BackupManifest;
  /** Of the manifest, which names everything else: noted elsewhere, it shows any change of the copy. */
  readonly digest: string;
}

/** A copy of database, uploaded files and exported roots that stands for one moment, made while the server works. It holds no keys. */
export async function makeBackup(
  source: BackupSource,
  folder: string,
  options: BackupOptions = {},
): Promise<MadeBackup> {
  const target = resolve(folder);
  if (`${target}${sep}`.startsWith(`${resolve(source.dataDir)}${sep}`))
    throw new OperationRefusal(
      1,
      `${target} lies in the data folder: a copy there is lost with it. Name another place.`,
    );
  await takeEmptyFolder(target, 'The backup folder');
  const bootstrapUrl = atDatabase(source.bootstrapUrl, DATABASE);
  let unfollow = async () => {};
  const follow = async () => {
    if (options.follow) unfollow = await beginFollowing(bootstrapUrl, target, source.dataDir);
  };
  try {
    const made = await copyEverything({ ...source, bootstrapUrl }, target, options, follow);
    if (options.follow) await awaitArchived(bootstrapUrl, made.manifest.postgres.lastSegment);
    return made;
  } catch (error) {
    await unfollow().catch(() => {});
    throw error;
  }
}

async function copyEverything(
  source: BackupSource,
  target: string,
  options: BackupOptions,
  follow: () => Promise<void>,
): Promise<MadeBackup> {
  const step = options.onProgress ?? (() => {});
  const list = new FileList(target);
  const add = list.add.bind(list);
  step('copying exported roots and the database');
  let lastAnchor = await copyAnchors(source.place, target, 0, add);
  const postgres = await copyCluster(
    { ...source, target },
    {
      add,
      // A root exported after its copying and before the end of the copy would have its row there and no file.
      async beforeEnd(session) {
        // The copy has the log up to its end by itself, so following begins here and loses nothing.
        await follow();
        await holdAnchors(session);
        lastAnchor = await copyAnchors(source.place, target, lastAnchor, add);
      },
    },
  );
  // After the database: bytes are stored before their row is committed, so the bytes of every row are there.
  if (source.files !== null) {
    step('copying uploaded files');
    await copyStoredFiles(source.files, target, add);
  }
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    madeAt: new Date().toISOString(),
    program: PROGRAM_VERSION,
    list: await list.close(),
    postgres: { major: findBinaries().major, ...postgres },
    files: source.files === null ? 'left-out' : 'copied',
    lastAnchor,
    followed: options.follow ?? false,
  };
  step('reading the copy again');
  const problems = await checkListedFiles(target);
  if (problems.length > 0)
    throw new OperationRefusal(1, `The copy is not as it was written; is the disk sound?\n${problems.join('\n')}`);
  const digest = await writeManifest(target, manifest);
  await syncFolder(join(target, '..'));
  return { manifest, digest };
}
