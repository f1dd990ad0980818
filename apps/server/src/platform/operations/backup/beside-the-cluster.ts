import { join } from 'node:path';
import type pg from 'pg';
import type { FileStore } from '../../files/stores/file-store.ts';
import { type AnchorPlace, anchorPath } from '../../ledger/anchors/anchor-place.ts';
import { writeFileDurably } from '../durable-files.ts';
import { FILES_AT_ONCE, inParallel } from '../in-parallel.ts';
import type { ListedFile } from '../manifest.ts';

type Add = (file: ListedFile) => Promise<void>;

/** Until this session ends no worker exports a root: the lock is the one of ledger/anchors/anchor-rows.ts. */
export async function holdAnchors(session: pg.Client): Promise<void> {
  await session.query(`select pg_advisory_lock(hashtext('gongkai ledger anchor'))`);
}

/** Exported roots never change, so those after `afterNo` are all that is new. The answer is the last number copied. */
export async function copyAnchors(place: AnchorPlace, target: string, afterNo: number, add: Add): Promise<number> {
  const lastNo = await place.lastNo();
  for (let no = afterNo + 1; no <= lastNo; no++) {
    const bytes = await place.get(no);
    // A gap is told by `verify`, before and after a restore alike; a copy is made all the same.
    if (bytes === null) continue;
    const path = `anchors/${anchorPath(no)}`;
    await add({ path, ...(await writeFileDurably(join(target, path), chunk(bytes))) });
  }
  return Math.max(lastNo, afterNo);
}

/** Uploaded files by their digest, each checked while it flows. One swept away meanwhile was in nobody's use. */
export async function copyStoredFiles(store: FileStore, target: string, add: Add): Promise<number> {
  let copied = 0;
  await inParallel(store.list(), FILES_AT_ONCE, async ({ hash }) => {
    const bytes = await store.stream(hash);
    if (bytes === null) return;
    const path = storedPath(hash);
    await add({ path, ...(await writeFileDurably(join(target, path), bytes)) });
    copied += 1;
  });
  return copied;
}

/** As in a disk store, so that a copy's `files` can stand in for one. */
export function storedPath(hash: string): string {
  return `files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
}

async function* chunk(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
