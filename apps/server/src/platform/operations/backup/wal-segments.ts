import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFileDurably } from '../durable-files.ts';
import type { ListedFile } from '../manifest.ts';

export const SEGMENT = /^[0-9A-F]{24}$/;
const SEGMENTS_PER_FILE_NUMBER = 0x100;

/** Eight digits of timeline, then the number in two parts: of segments of 16 MB, 256 make the upper part count on. */
export function segmentNumber(name: string): number {
  return Number.parseInt(name.slice(8, 16), 16) * SEGMENTS_PER_FILE_NUMBER + Number.parseInt(name.slice(16), 16);
}

/** The log between start and stop, into the copy's own `pg_wal`: with it the copy is whole by itself. */
export async function copySegments(
  { clusterFolder, target }: { readonly clusterFolder: string; readonly target: string },
  first: string,
  last: string,
  add: (file: ListedFile) => Promise<void>,
): Promise<void> {
  const wanted = (await readdir(join(clusterFolder, 'pg_wal')))
    .filter(name => SEGMENT.test(name) && name >= first && name <= last)
    .sort();
  const expected = segmentNumber(last) - segmentNumber(first) + 1;
  if (wanted.length !== expected)
    throw new Error(`log segments ${first} to ${last}: ${wanted.length} found, ${expected} expected`);
  for (const name of wanted) {
    const path = `postgres/pg_wal/${name}`;
    const file = await copyFileDurably(join(clusterFolder, 'pg_wal', name), join(target, path));
    if (file === null) throw new Error(`log segment ${name} vanished while it was held`);
    await add({ path, ...file });
  }
}
