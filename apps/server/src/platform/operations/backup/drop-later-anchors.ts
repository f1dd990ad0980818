import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { anchorPath } from '../../ledger/anchors/anchor-place.ts';
import { folderPlace } from '../../ledger/anchors/folder-place.ts';
import type { NoTables } from '../../work.ts';

/**
 * After a restore to an earlier moment: roots exported since are of a history this database has not. They stay in the backup
 * and at the place they were exported to; beside the restored database they would be told as tampering.
 */
export async function dropLaterAnchors(db: Kysely<NoTables>, folder: string): Promise<number> {
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(no), 0)::integer as last from ledger.anchors`.execute(db);
  const lastInRows = rows[0]!.last;
  const lastInFolder = await folderPlace(folder, folder).lastNo();
  for (let no = lastInRows + 1; no <= lastInFolder; no++) await rm(join(folder, anchorPath(no)), { force: true });
  return Math.max(0, lastInFolder - lastInRows);
}
