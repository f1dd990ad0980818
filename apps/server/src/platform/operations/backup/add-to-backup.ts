import { join } from 'node:path';
import type { FileStore } from '../../files/stores/file-store.ts';
import type { AnchorPlace } from '../../ledger/anchors/anchor-place.ts';
import { folderPlace } from '../../ledger/anchors/folder-place.ts';
import { exists } from '../durable-files.ts';
import { readManifest } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { backupManifest } from './backup-manifest.ts';
import { copyAnchors, copyStoredFiles, storedPath } from './beside-the-cluster.ts';

/**
 * A followed backup gets its log by itself; uploaded files and exported roots since the copy are added here. They need no
 * list: a file is named by its digest, a root is signed.
 */
export async function addToBackup(
  source: { readonly place: AnchorPlace; readonly files: FileStore | null },
  folder: string,
): Promise<{ files: number; lastAnchor: number }> {
  const manifest = await readManifest(folder, backupManifest);
  if (!manifest.followed)
    throw new OperationRefusal(1, `The backup in ${folder} is not followed: it stands for one moment. Make a new one.`);
  const later = join(folder, 'later');
  const files =
    source.files === null ? 0 : await copyStoredFiles(onlyNew(source.files, [folder, later]), later, ignore);
  const last = await lastCopied(later, manifest.lastAnchor);
  return { files, lastAnchor: await copyAnchors(source.place, later, last, ignore) };
}

const ignore = async () => {};

function onlyNew(store: FileStore, places: readonly string[]): FileStore {
  return {
    ...store,
    async *list() {
      for await (const file of store.list()) {
        const there = await Promise.all(places.map(place => exists(join(place, storedPath(file.hash)))));
        if (!there.some(Boolean)) yield file;
      }
    },
  };
}

async function lastCopied(later: string, least: number): Promise<number> {
  return Math.max(least, await folderPlace(join(later, 'anchors'), later).lastNo());
}
