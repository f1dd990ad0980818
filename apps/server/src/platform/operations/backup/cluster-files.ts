/** Folders that must exist in a cluster and whose content a running server makes anew (PostgreSQL manual, 25.3.4). */
export const EMPTY_FOLDERS = [
  'pg_wal',
  'pg_wal/archive_status',
  'pg_wal/summaries',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
] as const;

/** Empty, yet expected by the server at start. A walk over files does not see them. */
export const OTHER_FOLDERS = [
  'pg_tblspc',
  'pg_twophase',
  'pg_commit_ts',
  'pg_logical',
  'pg_logical/snapshots',
  'pg_logical/mappings',
  'pg_stat',
  'pg_multixact/members',
  'pg_multixact/offsets',
  'pg_xact',
] as const;

const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'postgresql.auto.conf.tmp',
  'current_logfiles',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'backup_manifest',
  'recovery.signal',
  'standby.signal',
]);

/** Everything but what belongs to the running process: its locks, its log, caches and temporary files. */
export function belongsIntoBaseCopy(path: string): boolean {
  if (LEFT_OUT.has(path) || EMPTY_FOLDERS.some(folder => path.startsWith(`${folder}/`))) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !/^(pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+(\.\d+|_\w+)*)$/.test(name) && !path.includes('/pgsql_tmp/');
}
