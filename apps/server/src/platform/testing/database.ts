import { after } from 'node:test';
import pg from 'pg';
import { atDatabase, type DatabaseAddresses } from '../database/addresses.ts';
import { grantDatabase } from '../database/group-roles.ts';
import { type DatabasePool, openPool } from '../database/pool.ts';
import { sessionConfig } from '../database/session.ts';
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
  const cluster = await findTestCluster();
  const name = await cloneTemplate(cluster);
  const addresses = {
    ownerUrl: atDatabase(cluster.addresses.ownerUrl, name),
    officeUrl: atDatabase(cluster.addresses.officeUrl, name),
    portalUrl: atDatabase(cluster.addresses.portalUrl, name),
    readUrl: atDatabase(cluster.addresses.readUrl, name),
  };
  await withClient(addresses.ownerUrl, owner => grantDatabase(owner, addresses));
  const pools = {
    owner: openPool(addresses.ownerUrl, { size: 5 }),
    office: openPool(addresses.officeUrl, { size: 10 }),
    portal: openPool(addresses.portalUrl, { size: 5 }),
  };
  const drop = async () => {
    await Promise.all(Object.values(pools).map(pool => pool.close()));
    await withClient(cluster.bootstrapUrl, admin => admin.query(`drop database if exists "${name}" with (force)`));
  };
  if (scope) scope.after(drop);
  else after(drop);
  return { ...addresses, ...pools };
}

let made = 0;

async function cloneTemplate(cluster: TestCluster): Promise<string> {
  const template = await templateDatabase(cluster);
  // The name says when it was made, so that what a killed run left behind can be told from what is in use.
  const name = `test_${Math.floor(Date.now() / 1000)}_${process.pid}_${++made}`;
  await withClient(cluster.bootstrapUrl, async admin => {
    await admin.query(`create database "${name}" template "${template}" owner gongkai_owner strategy file_copy`);
  });
  return name;
}

async function withClient<Result>(address: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(sessionConfig(address, { statementTimeoutMs: 0 }));
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
