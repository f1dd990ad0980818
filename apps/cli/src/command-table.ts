/** A command's module: takes what stands after the command's name and answers an exit code. */
export interface CommandModule {
  run(args: readonly string[]): Promise<number>;
}

export interface CommandEntry {
  /** One word or two: `verify`, `calendar apply`. */
  readonly name: string;
  readonly summary: string;
  /** Loaded only when called: `gongkai version` reads no database driver, and `serve` starts quickly. */
  readonly load: () => Promise<CommandModule>;
}

export const COMMANDS: readonly CommandEntry[] = [
  { name: 'serve', summary: 'start office and portal', load: () => import('./serve.ts') },
  { name: 'seed', summary: 'fill with invented data', load: () => import('./seed.ts') },
  {
    name: 'migrate',
    summary: "bring the database to this program's schema",
    load: () => import('./commands/migrate.ts'),
  },
  {
    name: 'config check',
    summary: 'read the settings and say what is wrong',
    load: () => import('./commands/config-check.ts'),
  },
  {
    name: 'settings show',
    summary: 'the settings of this installation',
    load: () => import('./commands/settings-show.ts'),
  },
  {
    name: 'settings set',
    summary: 'change a setting: name of the site, footer, region …',
    load: () => import('./commands/settings-set.ts'),
  },
  {
    name: 'admin create-keys',
    summary: 'make the keys of a new installation',
    load: () => import('./commands/admin-create-keys.ts'),
  },
  {
    name: 'admin create',
    summary: 'make the first three administrators',
    load: () => import('./commands/admin-create.ts'),
  },
  {
    name: 'agencies import',
    summary: 'import organisations from a sheet',
    load: () => import('./commands/agencies-import.ts'),
  },
  {
    name: 'people import',
    summary: 'import people and posts from a sheet',
    load: () => import('./commands/people-import.ts'),
  },
  { name: 'due', summary: 'the day a limit ends, day by day', load: () => import('./commands/due.ts') },
  {
    name: 'calendar show',
    summary: 'the working calendar in force',
    load: () => import('./commands/calendar-show.ts'),
  },
  {
    name: 'calendar preview',
    summary: 'what a holiday notice would change',
    load: () => import('./commands/calendar-preview.ts'),
  },
  {
    name: 'calendar apply',
    summary: 'apply a holiday notice: two persons',
    load: () => import('./commands/calendar-apply.ts'),
  },
  { name: 'report read', summary: 'read an annual report as data', load: () => import('./report/read.ts') },
  { name: 'report check', summary: 'check annual reports', load: () => import('./report/check.ts') },
  { name: 'report compare', summary: 'compare two annual reports', load: () => import('./report/compare.ts') },
  {
    name: 'report render',
    summary: 'write an annual report, or its check sheet, in another format',
    load: () => import('./report/render.ts'),
  },
  {
    name: 'report import',
    summary: 'read a folder or zip of annual reports into NDJSON and Parquet',
    load: () => import('./report/import.ts'),
  },
  {
    name: 'backup',
    summary: 'copy the embedded database, files and exported roots',
    load: () => import('./commands/backup.ts'),
  },
  { name: 'restore', summary: 'put a backup into an empty data folder', load: () => import('./commands/restore.ts') },
  {
    name: 'export',
    summary: 'write rows, files and exported roots, from any PostgreSQL',
    load: () => import('./commands/export.ts'),
  },
  { name: 'import', summary: 'take an export into an empty database', load: () => import('./commands/import.ts') },
  {
    name: 'verify',
    summary: 'hold the ledger against its hashes and exported roots',
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'acknowledge-restore',
    summary: 'say why an older backup was restored',
    load: () => import('./commands/acknowledge-restore.ts'),
  },
  {
    name: 'rotate-keys',
    summary: 'wrap every data key with a new master key',
    load: () => import('./commands/rotate-keys.ts'),
  },
  { name: 'erase', summary: "destroy one subject's key", load: () => import('./commands/erase.ts') },
  { name: 'version', summary: 'print the version', load: () => import('./commands/version.ts') },
];
