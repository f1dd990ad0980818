import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import { toInstant } from '../clock/clock.ts';
import type { Log } from '../log.ts';
import type { NoTables } from '../work.ts';
import { lockContent } from './file-rows.ts';
import type { FileStore } from './stores/file-store.ts';

export interface SweepReport {
  /** Files nobody used any more, row and bytes. */
  readonly unused: number;
  /** Bytes that never got their row: their upload was cut off between the write and the commit. */
  readonly orphans: number;
  readonly failed: number;
}

/** An upload waits in an open form for a while before its item is saved. */
export const GRACE_DAYS = 7;
const DAY_MS = 86_400_000;
const BATCH = 500;
const FOREIGN_KEY = '23503';

/** Takes away what nothing uses. Safe beside uploads of the same content and beside other nodes: each content has its lock. */
export async function sweepFiles(
  parts: { readonly db: Kysely<NoTables>; readonly store: FileStore; readonly log: Log },
  now: Instant,
  graceDays = GRACE_DAYS,
): Promise<SweepReport> {
  const before = toInstant(new Date(Date.parse(now) - graceDays * DAY_MS));
  const report = { unused: 0, orphans: 0, failed: 0 };
  const tryOne = async (kind: 'unused' | 'orphans', hash: string, run: () => Promise<boolean>) => {
    try {
      if (await run()) report[kind] += 1;
    } catch (fault) {
      // A feature's own reference (foreign key) holds the file though it never registered as its user: it stays.
      report.failed += 1;
      const held = (fault as { code?: string }).code === FOREIGN_KEY;
      parts.log.error(held ? 'a file held by an unregistered user was not swept' : 'a file could not be swept', fault, {
        hash,
      });
    }
  };
  for (const hash of await listUnused(parts.db, before))
    await tryOne('unused', hash, () => sweepUnused(parts, hash, before));
  // The store's own clock is the machine's, not the test clock of acceptance.
  const abandoned = Date.now() - Math.max(graceDays, 1) * DAY_MS;
  for await (const { hash, storedAt } of parts.store.list()) {
    if (storedAt.getTime() < abandoned) await tryOne('orphans', hash, () => sweepOrphan(parts, hash));
  }
  return report;
}

async function listUnused(db: Kysely<NoTables>, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from core.files where unused_since < ${before} order by unused_since limit ${BATCH}`.execute(
    db,
  );
  return rows.map(row => row.hash);
}

/** The row first, then its bytes: a crash in between leaves bytes without a row, never a row without bytes. */
async function sweepUnused(
  parts: { db: Kysely<NoTables>; store: FileStore },
  hash: string,
  before: Instant,
): Promise<boolean> {
  const deleted = await parts.db.transaction().execute(async tx => {
    await lockContent(tx, hash, true);
    const { rows } = await sql`
      delete from core.files f where f.hash = decode(${hash}, 'hex') and f.unused_since < ${before}
        and not exists (select 1 from core.file_uses u where u.hash = f.hash) returning 1`.execute(tx);
    return rows.length > 0;
  });
  // After the commit the bytes are an orphan, taken under the lock anew: whoever stored them again meanwhile keeps them.
  if (deleted) await sweepOrphan(parts, hash);
  return deleted;
}

async function sweepOrphan(parts: { db: Kysely<NoTables>; store: FileStore }, hash: string): Promise<boolean> {
  return parts.db.transaction().execute(async tx => {
    await lockContent(tx, hash, true);
    const { rows } = await sql`select 1 from core.files where hash = decode(${hash}, 'hex')`.execute(tx);
    return rows.length === 0 && (await parts.store.delete(hash));
  });
}
