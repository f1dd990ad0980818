import { type Kysely, sql } from 'kysely';
import { DigestMismatch, type FileStore } from '../files/stores/file-store.ts';
import type { NoTables } from '../work.ts';

export interface FileReport {
  readonly checked: number;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
}

const BATCH = 1_000;

/** Every file that a row promises: is it there, and is it still what its digest says? */
export async function checkStoredFiles(db: Kysely<NoTables>, store: FileStore): Promise<FileReport> {
  const missing: string[] = [];
  const changed: string[] = [];
  let checked = 0;
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: { hash: string }[] } = await sql<{ hash: string }>`
      select encode(hash, 'hex') as hash from core.files
      where ${after}::text is null or hash > decode(${after}, 'hex') order by files.hash limit ${BATCH}`.execute(db);
    for (const { hash } of rows) {
      checked += 1;
      const state = await stateOf(store, hash);
      if (state === 'missing') missing.push(hash);
      if (state === 'changed') changed.push(hash);
    }
    if (rows.length < BATCH) return { checked, missing, changed };
    after = rows.at(-1)!.hash;
  }
}

async function stateOf(store: FileStore, hash: string): Promise<'sound' | 'missing' | 'changed'> {
  try {
    const bytes = await store.stream(hash);
    if (bytes === null) return 'missing';
    for await (const _ of bytes);
    return 'sound';
  } catch (error) {
    if (error instanceof DigestMismatch) return 'changed';
    throw error;
  }
}
