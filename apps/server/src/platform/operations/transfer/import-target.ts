import type pg from 'pg';
import { OperationRefusal } from '../operation-refusal.ts';
import type { ExportManifest } from './export-manifest.ts';
import { listMigrations, listTables, quoted } from './tables.ts';

/** Tables that a migration fills itself; the export's rows replace theirs. */
export const FILLED_BY_MIGRATIONS: readonly string[] = ['core.agency_tree', 'public_site.shelves'];

/** Migrated to exactly the export's schema, without a row of anybody's, and with nobody else at work in it. */
export async function checkEmptyTarget(session: pg.Client, manifest: ExportManifest): Promise<void> {
  await refuseCompany(session);
  await refuseOtherSchema(session, manifest);
  const tables = await listTables(session);
  const expected = manifest.tables.map(table => `${quoted(table)}(${[...table.columns].sort()})`);
  const found = new Set(tables.map(table => `${quoted(table)}(${[...table.columns].sort()})`));
  const unknown = expected.filter(table => !found.has(table));
  if (unknown.length > 0 || expected.length !== tables.length)
    throw new OperationRefusal(
      1,
      `The tables of the export are not those of this database (${unknown[0] ?? 'more here'}).`,
    );
  for (const table of tables) {
    if (FILLED_BY_MIGRATIONS.includes(`${table.schema}.${table.name}`)) continue;
    const { rows } = await session.query<{ used: boolean }>(`select exists (select from ${quoted(table)}) as used`);
    if (rows[0]!.used)
      throw new OperationRefusal(
        1,
        `The database is not empty: ${table.schema}.${table.name} has rows. Import into a new one. Nothing was changed.`,
      );
  }
}

/** Of other users' sessions the owner sees no more than that they are there. */
async function refuseCompany(session: pg.Client): Promise<void> {
  const { rows } = await session.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`,
  );
  if (rows[0]!.others > 0)
    throw new OperationRefusal(1, `${rows[0]!.others} other sessions use the database: stop the servers first.`);
}

async function refuseOtherSchema(session: pg.Client, manifest: ExportManifest): Promise<void> {
  const here = JSON.stringify((await listMigrations(session)).map(({ version, sha256 }) => [version, sha256]));
  const there = JSON.stringify(manifest.migrations.map(({ version, sha256 }) => [version, sha256]));
  if (here !== there)
    throw new OperationRefusal(
      1,
      `The export was made by version ${manifest.program} with another schema. Import it with that version of the program, then upgrade: each start migrates. Nothing was changed.`,
    );
}
