import { totalmem } from 'node:os';

export type Settings = Readonly<Record<string, string | number>>;

const MB = 1024 * 1024;

/** For a county's server: a few dozen clerks, public pages mostly from caches, and never a lost receipt. */
export function serverSettings(socketFolder: string): Settings {
  const memoryMb = totalmem() / MB;
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, memoryMb / part)))}MB`;
  return {
    // Reached by this machine's processes alone; scram asks for a password even there.
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: 5432,
    max_connections: 100,
    password_encryption: 'scram-sha-256',

    // A receipt is given on commit, so a commit is on disk.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    // Full pages compress well; the disk is the slow part.
    wal_compression: 'on',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    wal_level: 'replica',
    // On from the start, because turning it on needs a restart. `true` drops the segments until a backup is followed
    // (operations/backup/follow.ts); without a command they would be kept for ever.
    archive_mode: 'on',
    archive_command: 'true',
    archive_timeout: 0,
    // Never a standby: while it recovers from an archive nobody reads half of it.
    hot_standby: 'off',

    // The machine also runs our two processes and keeps files in the page cache.
    shared_buffers: share(8, 128, 2048),
    effective_cache_size: share(2, 512, 16_384),
    work_mem: '16MB',
    maintenance_work_mem: share(16, 64, 512),
    // Short queries only: compiling them costs more than it saves.
    jit: 'off',
    random_page_cost: 1.1,
    autovacuum_naptime: '20s',

    // Days and instants are made by the program; nothing may depend on where the machine stands.
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.simple',

    // Messages of failed statements quote values, and values are people: only the server's own affairs are logged.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    log_line_prefix: '%p ',
    logging_collector: 'off',
    log_destination: 'stderr',
  };
}

export function renderSettings(settings: Settings): string {
  const quoted = (value: string | number) => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`);
  return `# Written at every start. Your own settings belong into ../postgresql-local.conf.\n${lines.join('\n')}\n`;
}

/** Everybody with a password, nobody by trust. Which database a user may enter is its right `connect`, taken from PUBLIC everywhere. */
export function renderAccess(bootstrap: string): string {
  return `# Written at every start.
local all all scram-sha-256
local replication ${bootstrap} scram-sha-256
`;
}
