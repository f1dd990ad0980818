import { lockContent, saveFileRow, saveFileText } from '../../platform/files/file-rows.ts';
import { inspectBytes } from '../../platform/files/reader/inspect-bytes.ts';
import { type FileStore, hashOf } from '../../platform/files/stores/file-store.ts';
import { ACCEPTED_TYPES } from '../../platform/files/types/accepted-types.ts';
import type { Work } from '../../platform/work.ts';
import type { StoredFile } from './world.ts';

/** Stores a file of our own making. It is looked through like any other, but here and not in a process apart. */
export async function storeFile(work: Work, store: FileStore, bytes: Buffer): Promise<StoredFile> {
  const looked = inspectBytes(bytes);
  if (!looked.ok || looked.value.verdict !== 'clear')
    throw new Error('a file of the demonstration is not clear to read');
  const { type, doubts, openness, text } = looked.value;
  const hash = hashOf(bytes);
  await lockContent(work.db, hash);
  const { size } = await store.put(bytes);
  const row = { hash, size, type, verdict: 'clear', doubts: doubts.length, openness: openness?.mark ?? null } as const;
  await saveFileRow(work.db, row, work.now);
  await saveFileText(work.db, hash, text);
  return { hash, type, mediaType: ACCEPTED_TYPES[type].mediaType, size };
}
