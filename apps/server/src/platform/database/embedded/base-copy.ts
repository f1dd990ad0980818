import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withSession } from '../connect.ts';
import type { EmbeddedPostgres } from './supervisor.ts';

/** What a base copy needs besides the files, to be kept with it. */
export interface BaseCopy {
  /** Goes into the copy as `backup_label`: without it a restore is silently wrong. */
  readonly label: string;
  /** The first and the last WAL segment that a restore must have. */
  readonly firstSegment: string;
  readonly lastSegment: string;
}

/** Never copied: of the running process, made anew at start, or (postgresql.auto.conf) the archive of the server it was copied from. */
export const NOT_COPIED = [
  'postmaster.pid',
  'postmaster.opts',
  'postgresql.auto.conf',
  'pg_wal',
  'pg_replslot',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_notify',
  'pg_dynshmem',
  'pg_snapshots',
  'pg_serial',
];

type Server = Pick<EmbeddedPostgres, 'bootstrapUrl' | 'dataDir' | 'clusterFolder'>;
const UNLIMITED = { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai backup' };

/**
 * Runs `copyFiles` while the server holds the state that a file copy of a running cluster can be recovered from. Start and
 * stop must come from one session; it is this one.
 */
export async function duringBaseCopy(
  server: Server,
  name: string,
  copyFiles: (clusterFolder: string) => Promise<void>,
): Promise<BaseCopy> {
  return withSession(
    server.bootstrapUrl,
    'embedded database',
    async client => {
      const start = await client.query<{ segment: string }>(
        'select pg_walfile_name(pg_backup_start($1, fast => true)) as segment',
        [name],
      );
      await copyFiles(server.clusterFolder);
      // Does not wait for archiving: the caller asks `isArchived`, and can say so when it takes long.
      const stop = await client.query<{ segment: string; label: string }>(
        'select pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(wait_for_archive => false)',
      );
      const { segment, label } = stop.rows[0]!;
      return { label, firstSegment: start.rows[0]!.segment, lastSegment: segment };
    },
    UNLIMITED,
  );
}

/** Sends finished WAL segments to a folder from now on, or nowhere with null. It is remembered by the cluster. */
export async function archiveInto(server: Server, folder: string | null): Promise<void> {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const command = folder === null ? 'true' : archiveCommand(folder);
  await withSession(server.bootstrapUrl, 'embedded database', async client => {
    await client.query(`alter system set archive_command = '${command.replaceAll("'", "''")}'`);
    await client.query('select pg_reload_conf()');
  });
}

/** Written beside, synced, then renamed: a segment is there whole or not at all, and one that is there is never written over. */
function archiveCommand(folder: string): string {
  // In the command %f is the segment's name, so a per cent sign of the folder is doubled.
  const inShell = folder.replaceAll('%', '%%').replaceAll("'", `'\\''`);
  const quoted = (name: string) => `'${join(inShell, name)}'`;
  return `test ! -f ${quoted('%f')} && cp %p ${quoted('%f.part')} && sync ${quoted('%f.part')} && mv ${quoted('%f.part')} ${quoted('%f')}`;
}

/** Closes the current WAL segment, so that everything committed until now is on its way to the archive. Returns its name. */
export async function closeSegment(server: Server): Promise<string> {
  return withSession(server.bootstrapUrl, 'embedded database', async client => {
    const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
    return rows[0]!.segment;
  });
}

export async function isArchived(server: Server, segment: string): Promise<boolean> {
  return withSession(server.bootstrapUrl, 'embedded database', async client => {
    const { rows } = await client.query<{ done: boolean }>(
      `select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver`,
      [segment],
    );
    return rows[0]!.done;
  });
}
