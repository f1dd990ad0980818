import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { atDatabase } from '../database/addresses.ts';
import { withSession } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { type MigrationFile, readMigrationFiles } from '../database/migration-files.ts';
import type { TestCluster } from './cluster.ts';

const LOCK = 20_080_501;

/** The name of the migrated, empty database that test databases are cloned from; made by the first who asks after a migration changed. */
export async function templateDatabase(cluster: TestCluster): Promise<string> {
  const files = chosenFiles();
  const key = keyOf(files);
  const name = `template_${key}`;
  const limits = { statementTimeoutMs: 0, name: 'gongkai template' };
  return withSession(
    cluster.bootstrapUrl,
    'test cluster',
    async admin => {
      if (await exists(admin, name)) return name;
      await admin.query('select pg_advisory_lock($1)', [LOCK]);
      if (await exists(admin, name)) return name;
      await dropLeftovers(admin);
      const making = `${name}_making`;
      await admin.query(`drop database if exists "${making}" with (force)`);
      await admin.query(`create database "${making}" owner gongkai_owner`);
      const { ownerUrl, officeUrl, portalUrl, readUrl } = cluster.addresses;
      const at = (address: string) => atDatabase(address, making);
      await migrate(
        { ownerUrl: at(ownerUrl), officeUrl: at(officeUrl), portalUrl: at(portalUrl), readUrl: at(readUrl) },
        { files },
      ).catch(cause => {
        throw new Error(
          `${cause.message}\nWhile a file is half-written, name the others: GONGKAI_TEST_MIGRATIONS=1,2,4`,
          {
            cause,
          },
        );
      });
      await admin.query(`alter database "${making}" rename to "${name}"`);
      return name;
    },
    limits,
  );
}

/** What a migrated database depends on: the files, and the code that grants and installs around them. */
function keyOf(files: readonly MigrationFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.version} ${file.sha256}\n`);
  for (const source of ['migrate.ts', 'group-roles.ts', 'job-schema.ts']) {
    hash.update(readFileSync(new URL(`../database/${source}`, import.meta.url)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** `GONGKAI_TEST_MIGRATIONS=1,2,7` takes these alone: to test one's own while a neighbour's file is half-written. */
function chosenFiles(): MigrationFile[] {
  const chosen = process.env.GONGKAI_TEST_MIGRATIONS?.split(',').map(Number);
  const files = readMigrationFiles();
  return chosen ? files.filter(file => chosen.includes(file.version)) : files;
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
  return Boolean(rowCount);
}

/** Databases of killed runs and templates of earlier migrations. One that is just being cloned refuses, and stays until the next time. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const anHourAgo = Math.floor(Date.now() / 1000) - 3_600;
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database d
     where not exists (select from pg_stat_activity a where a.datid = d.oid)
       and (datname ~ '^template_[0-9a-f]{16}$' or (datname ~ '^test_[0-9]+_' and split_part(datname, '_', 2)::bigint < $1))`,
    [anHourAgo],
  );
  for (const { datname } of rows) await admin.query(`drop database if exists "${datname}"`).catch(() => {});
}
