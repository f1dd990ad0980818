import type pg from 'pg';
import type { DatabaseAddresses } from './addresses.ts';
import { withSession } from './connect.ts';
import { ensureGroupRoles, grantDatabase, OFFICE_ROLE, PORTAL_ROLE } from './group-roles.ts';
import { installJobSchema } from './job-schema.ts';
import { type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { noLog, type OperatorLog } from './operator-log.ts';
import { StartRefusal } from './start-refusal.ts';

export interface MigrateOptions {
  readonly files?: readonly MigrationFile[];
  readonly log?: OperatorLog;
}

/** Any number, the same in every version: two servers starting at once migrate one after the other. */
const LOCK = 20_190_515;

/** Brings the database to this program's schema. Each file is one transaction with its own row, so a killed run goes on where it was. */
export async function migrate(
  addresses: DatabaseAddresses,
  options: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const log = options.log ?? noLog;
  const files = options.files ?? readMigrationFiles();
  const limits = { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai migrate' };
  return withSession(
    addresses.ownerUrl,
    'DATABASE_OWNER_URL',
    async owner => {
      await owner.query('select pg_advisory_lock($1)', [LOCK]);
      await ensureGroupRoles(owner, addresses);
      await prepareHistory(owner);
      const pending = pendingFiles(files, await readHistory(owner));
      for (const file of pending) {
        await applyFile(owner, file);
        log('info', 'migration applied', { migration: labelOf(file) });
      }
      await installJobSchema(owner);
      await grantDatabase(owner, addresses);
      return { applied: pending.map(labelOf) };
    },
    limits,
  );
}

/** Outside the migrations, because it must be there before the first; both users may see how far the schema is. */
async function prepareHistory(owner: pg.Client): Promise<void> {
  await owner.query(`
    create schema if not exists migrations;
    create table if not exists migrations.applied (
      version integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
    grant usage on schema migrations to ${OFFICE_ROLE}, ${PORTAL_ROLE};
    grant select on migrations.applied to ${OFFICE_ROLE}, ${PORTAL_ROLE};
  `);
}

export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select version, name, sha256 from migrations.applied order by version',
  );
  return rows;
}

/** The files still to run. A database ahead of this program, or built from other files, is refused before anything is touched. */
export function pendingFiles(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): readonly MigrationFile[] {
  const byVersion = new Map(files.map(file => [file.version, file]));
  for (const row of applied) {
    const file = byVersion.get(row.version);
    if (!file) {
      throw new StartRefusal(
        1,
        `The database has migration ${labelOf(row)}, which this program does not know: it was used by a newer version. ` +
          'Start that version, or restore a backup from before the change. Nothing was changed.',
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new StartRefusal(
        1,
        `The migration ${labelOf(file)} is not the one this database was made with. Migrations are never edited: ` +
          'take the file back from the release that was installed, and put changes into a new file. Nothing was changed.',
      );
    }
  }
  const done = new Set(applied.map(row => row.version));
  return files.filter(file => !done.has(file.version));
}

async function applyFile(owner: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await owner.query('begin');
    await owner.query(file.sql);
    await owner.query('insert into migrations.applied (version, name, sha256) values ($1, $2, $3)', [
      file.version,
      file.name,
      file.sha256,
    ]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback').catch(() => {});
    const { message, position } = cause as { message: string; position?: string };
    const line = position ? `, line ${file.sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new Error(`Migration ${labelOf(file)}${line}: ${message}`, { cause });
  }
}

function labelOf(migration: { version: number; name: string }): string {
  return `${String(migration.version).padStart(4, '0')}_${migration.name}`;
}
