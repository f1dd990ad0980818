import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export interface ImportBatch {
  readonly kind: 'agencies' | 'people';
  readonly rows: number;
  readonly batchHash: Buffer;
  readonly importedAt: Instant;
}

export async function insertImport(db: Db, batch: ImportBatch): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into core.agency_imports (kind, rows, batch_hash, imported_at)
    values (${batch.kind}, ${batch.rows}, ${batch.batchHash}, ${batch.importedAt}) returning id`.execute(db);
  return rows[0]!.id;
}

/** Codes of closed agencies count too: a code is given once. */
export async function findTakenCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`select credit_code as code from core.agencies
    where credit_code = any(${codes}::text[])`.execute(db);
  return new Set(rows.map(row => row.code));
}
