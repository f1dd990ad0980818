import type { Work } from '../work.ts';
import { lockContent, saveFileRow } from './file-rows.ts';
import { type FileStore, hashOf } from './stores/file-store.ts';

/**
 * Stores bytes that their feature has sealed already (applicants' papers under their case's key): no look inside is
 * possible, and the hash is of the sealed bytes, so that it says nothing about the paper. Destroying the key erases them.
 */
export async function keepSealedFile(
  work: Work,
  store: FileStore,
  sealed: Buffer,
): Promise<{ hash: string; size: number }> {
  const hash = hashOf(sealed);
  await lockContent(work.db, hash);
  const { size } = await store.put(sealed);
  await saveFileRow(work.db, { hash, size, type: 'sealed', verdict: 'sealed', doubts: 0, openness: null }, work.now);
  return { hash, size };
}
