import type { OpennessMark } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { Tx } from '../work.ts';
import type { FileHash } from './stores/file-store.ts';
import type { FileType } from './types/accepted-types.ts';

export interface FileRow {
  readonly hash: FileHash;
  readonly size: number;
  readonly type: FileType | 'sealed';
  readonly verdict: 'clear' | 'unreadable' | 'sealed';
  readonly doubts: number;
  readonly openness: OpennessMark | null;
  readonly storedAt: Instant;
}

export type NewFileRow = Omit<FileRow, 'storedAt'>;

/** `disclosure-edition/12`: who holds a file. */
export type FileUser = `${string}/${string | number}`;

const LOCK_SPACE = 0x66696c65;

/**
 * Until the end of the transaction nobody sweeps this content away (shared), or nobody stores it anew (for the sweep):
 * without it, a file stored again while it is being swept would have a row and no bytes.
 */
export async function lockContent(tx: Tx, hash: FileHash, forSweep = false): Promise<void> {
  const key = Buffer.from(hash.slice(0, 8), 'hex').readInt32BE(0);
  const lock = sql.raw(forSweep ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await sql`select ${lock}(${LOCK_SPACE}::int, ${key}::int)`.execute(tx);
}

/** The same content again keeps its row; it counts as unused from now until somebody uses it. */
export async function saveFileRow(tx: Tx, row: NewFileRow, now: Instant): Promise<void> {
  await sql`
    insert into core.files (hash, size, file_type, verdict, doubts, openness, stored_at, unused_since)
    values (decode(${row.hash}, 'hex'), ${row.size}, ${row.type}, ${row.verdict}, ${row.doubts}, ${row.openness}, ${now}, ${now})
    on conflict (hash) do update set
      unused_since = case when files.unused_since is null then null else excluded.unused_since end`.execute(tx);
}

export async function saveFileText(tx: Tx, hash: FileHash, body: string): Promise<void> {
  // PostgreSQL holds no U+0000 in text.
  const storable = body.replaceAll('\0', '').toWellFormed();
  await sql`
    insert into core.file_texts (hash, body) values (decode(${hash}, 'hex'), ${storable})
    on conflict (hash) do nothing`.execute(tx);
}

export async function findFileRow(tx: Tx, hash: FileHash): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`
    select encode(hash, 'hex') as hash, size, file_type as type, verdict, doubts, openness, stored_at as "storedAt"
    from core.files where hash = decode(${hash}, 'hex')`.execute(tx);
  return rows[0] ?? null;
}

export async function findFileText(tx: Tx, hash: FileHash): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`
    select body from core.file_texts where hash = decode(${hash}, 'hex')`.execute(tx);
  return rows[0]?.body ?? null;
}

/** Holds a stored file for a row of a feature. False when there is no such file. */
export async function holdFile(tx: Tx, hash: FileHash, usedBy: FileUser): Promise<boolean> {
  await lockContent(tx, hash);
  const { rows } = await sql`
    update core.files set unused_since = null where hash = decode(${hash}, 'hex') returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    insert into core.file_uses (hash, used_by) values (decode(${hash}, 'hex'), ${usedBy})
    on conflict do nothing`.execute(tx);
  return true;
}

export async function releaseFile(tx: Tx, hash: FileHash, usedBy: FileUser, now: Instant): Promise<void> {
  // The row first: two users who let go at once must not each take the other for the last.
  await sql`select 1 from core.files where hash = decode(${hash}, 'hex') for update`.execute(tx);
  await sql`delete from core.file_uses where hash = decode(${hash}, 'hex') and used_by = ${usedBy}`.execute(tx);
  await sql`
    update core.files set unused_since = ${now}
    where hash = decode(${hash}, 'hex') and unused_since is null
      and not exists (select 1 from core.file_uses u where u.hash = files.hash)`.execute(tx);
}
