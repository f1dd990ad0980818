import { after } from 'node:test';
import { atDatabase, type DatabaseAddresses } from '../database/addresses.ts';
import { withSession } from '../database/connect.ts';
import { grantDatabase } from '../database/group-roles.ts';
import { type DatabasePool, openPool } from '../database/pool.ts';
import { findTestCluster, type TestCluster } from './cluster.ts';
import { templateDatabase } from './template.ts';

export { startTestCluster } from './cluster.ts';

/** A database of this test file alone, migrated, empty, gone when the file is done. */
export interface TestDatabase extends DatabaseAddresses {
  readonly owner: DatabasePool;
  readonly office: DatabasePool;
  readonly portal: DatabasePool;
}

interface TestScope {
  after(run: () => Promise<void>): void;
}

/**
 * Clones the template. Called once at the top of a test file (`const database = await testDatabase()`), or with a test's
 * context where one test needs a database for itself.
 */
export async function testDatabase(scope?: TestScope): Promise<TestDatabase> {
  const { drop, ...addresses } = await freshDatabase();
  const pools = {
    owner: openPool(addresses.ownerUrl, { size: 5 }),
    office: openPool(addresses.officeUrl, { size: 10 }),
    portal: openPool(addresses.portalUrl, { size: 5 }),
  };
  const end = async () => {
    await Promise.all(Object.values(pools).map(pool => pool.close()));
    await drop();
  };
  if (scope) scope.after(end);
  else after(end);
  return { ...addresses, ...pools };
}

/** The same for tools that are no tests: addresses, and `drop` when done. */
export async function freshDatabase(): Promise<DisposableDatabase> {
  const cluster = await findTestCluster();
  const template = await templateDatabase(cluster);
  const database = await createDatabase(cluster, `template "${template}" strategy file_copy`);
  await withSession(database.ownerUrl, 'test owner', owner => grantDatabase(owner, database));
  return database;
}

/** One without any migration; `options` are those of `create database`. */
export async function emptyDatabase(options = ''): Promise<DisposableDatabase> {
  return createDatabase(await findTestCluster(), options);
}

export interface DisposableDatabase extends DatabaseAddresses {
  drop(): Promise<void>;
}

let made = 0;

async function createDatabase(cluster: TestCluster, options: string): Promise<DisposableDatabase> {
  // The name says when it was made, so that what a killed run left behind can be told from what is in use.
  const name = `test_${Math.floor(Date.now() / 1000)}_${process.pid}_${++made}`;
  const asAdmin = (statement: string) =>
    withSession(cluster.bootstrapUrl, 'test cluster', admin => admin.query(statement));
  await asAdmin(`create database "${name}" owner gongkai_owner ${options}`);
  const at = (address: string) => atDatabase(address, name);
  return {
    ownerUrl: at(cluster.addresses.ownerUrl),
    officeUrl: at(cluster.addresses.officeUrl),
    portalUrl: at(cluster.addresses.portalUrl),
    readUrl: at(cluster.addresses.readUrl),
    async drop() {
      await asAdmin(`drop database if exists "${name}" with (force)`);
    },
  };
}
