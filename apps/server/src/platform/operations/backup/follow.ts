import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withSession } from '../../database/connect.ts';
import { findBinaries } from '../../database/embedded/binaries.ts';
import { chooseRunAs, handOver } from '../../database/embedded/run-as.ts';
import { OperationRefusal } from '../operation-refusal.ts';

const ARCHIVER = fileURLToPath(new URL('./archive-segment.ts', import.meta.url));
/** A quiet county writes little: after so long a begun segment is archived all the same. Nearly empty ones compress to some kB. */
const LONGEST_GAP_S = 60;
const PATIENCE_MS = 60_000;

/**
 * From now on each finished log segment is archived into `wal/` of the backup, across restarts, until another backup is
 * followed. The answer takes that back, to whatever was followed before.
 */
export async function beginFollowing(
  bootstrapUrl: string,
  target: string,
  dataDir: string,
): Promise<() => Promise<void>> {
  const folder = join(target, 'wal');
  await mkdir(folder, { mode: 0o700 });
  handOver(chooseRunAs(dataDir, findBinaries().postgres), folder);
  const before = await withSession(bootstrapUrl, 'the embedded database', async session => {
    const { rows } = await session.query<{ mode: string; command: string }>(
      `select current_setting('archive_mode') as mode, current_setting('archive_command') as command`,
    );
    return rows[0]!;
  });
  if (before.mode !== 'on')
    throw new OperationRefusal(1, 'archive_mode is off in postgresql-local.conf: take it out and restart the server.');
  await archiveBy(bootstrapUrl, archiveCommand(folder));
  return () => archiveBy(bootstrapUrl, before.command.includes(ARCHIVER) ? before.command : null);
}

export async function endFollowing(bootstrapUrl: string): Promise<void> {
  await archiveBy(bootstrapUrl, null);
}

/** Kept by the server beside its settings, which are written anew at each start. */
async function archiveBy(bootstrapUrl: string, command: string | null): Promise<void> {
  await withSession(bootstrapUrl, 'the embedded database', async session => {
    if (command === null) {
      await session.query('alter system reset archive_command');
      await session.query('alter system reset archive_timeout');
    } else {
      await session.query(`alter system set archive_command = '${command.replaceAll("'", "''")}'`);
      await session.query(`alter system set archive_timeout = ${LONGEST_GAP_S}`);
    }
    await session.query('select pg_reload_conf()');
  });
}

/** Runs as PostgreSQL's own user, in the cluster's folder; %p and %f are put in by the server. */
export function archiveCommand(folder: string): string {
  const words = [process.execPath, '--disable-warning=ExperimentalWarning', ARCHIVER, folder].map(
    word => `'${word.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`,
  );
  return `${words.join(' ')} "%p" "%f"`;
}

/** The backup is worth following only when its archive really fills: waits for the segment that ended the copy. */
export async function awaitArchived(bootstrapUrl: string, segment: string): Promise<void> {
  await withSession(bootstrapUrl, 'the embedded database', async session => {
    for (const end = Date.now() + PATIENCE_MS; ; await wait(200)) {
      const { rows } = await session.query<{ archived: boolean; failed: boolean }>(
        `select coalesce(last_archived_wal >= $1, false) as archived,
           coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failed
         from pg_stat_archiver`,
        [segment],
      );
      if (rows[0]!.archived) return;
      if (Date.now() > end) {
        throw new OperationRefusal(
          1,
          `The log is not being archived${rows[0]!.failed ? ': the archiver fails, see the lines of the server' : ''}. The copy itself is whole; following was not begun.`,
        );
      }
    }
  });
}
