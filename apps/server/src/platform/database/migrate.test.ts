import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DisposableDatabase, emptyDatabase, testDatabase } from '../testing/database.ts';
import { withSession } from './connect.ts';
import { migrate, pendingFiles } from './migrate.ts';
import { type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { openPool } from './pool.ts';
import { readSchemaState } from './schema-state.ts';
import { StartRefusal } from './start-refusal.ts';

const refusal = (sentence: RegExp) => (error: unknown) => error instanceof StartRefusal && sentence.test(error.message);

function file(version: number, sql: string): MigrationFile {
  return { version, name: `step_${version}`, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

async function blank(t: TestContext): Promise<DisposableDatabase> {
  const database = await emptyDatabase();
  t.after(() => database.drop());
  return database;
}

function asOwner<Row>(database: DisposableDatabase, statement: string): Promise<Row[]> {
  return withSession(database.ownerUrl, 'owner', async client => (await client.query(statement)).rows as Row[]);
}

test('migrate() applies what is missing, in order, and nothing twice', async t => {
  const database = await blank(t);
  const files = [file(1, 'create table public.a (n int)'), file(2, 'insert into public.a values (2)')];
  assert.deepEqual((await migrate(database, { files: files.slice(0, 1) })).applied, ['0001_step_1']);
  assert.deepEqual((await migrate(database, { files })).applied, ['0002_step_2']);
  assert.deepEqual((await migrate(database, { files })).applied, []);
  assert.deepEqual(await asOwner(database, 'select n from public.a'), [{ n: 2 }]);
});

test('migrate() applies a lower number that came late from a neighbour', async t => {
  const database = await blank(t);
  await migrate(database, { files: [file(1, 'select 1'), file(3, 'select 3')] });
  const late = [file(1, 'select 1'), file(2, 'select 2'), file(3, 'select 3')];
  assert.deepEqual((await migrate(database, { files: late })).applied, ['0002_step_2']);
});

test('migrate() leaves nothing of a file that fails, and names the file and its line', async t => {
  const database = await blank(t);
  const files = [file(1, 'create table public.a (n int);\n\ncreate tabel public.b (n int);')];
  await assert.rejects(migrate(database, { files }), /Migration 0001_step_1, line 3: syntax error/);
  assert.deepEqual(await asOwner(database, `select to_regclass('public.a') as a`), [{ a: null }]);
  assert.deepEqual(await asOwner(database, 'select version from migrations.applied'), []);
});

test('migrate() that two servers start at once runs once', async t => {
  const database = await blank(t);
  const files = [file(1, 'create table public.a (n int); select pg_sleep(0.2)')];
  const applied = await Promise.all([migrate(database, { files }), migrate(database, { files })]);
  assert.equal(applied.flatMap(result => result.applied).length, 1);
});

test('migrate() killed half-way goes on where it was', async t => {
  const database = await blank(t);
  const slow = [
    file(1, 'create table public.a (n int)'),
    file(2, 'create table public.b (n int); select pg_sleep(30)'),
    file(3, 'create table public.c (n int)'),
  ];
  const fixture = fileURLToPath(new URL('./migrate.fixture.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fixture], {
    env: { ...process.env, ADDRESSES: JSON.stringify(database), FILES: JSON.stringify(slow) },
    stdio: 'inherit',
  });
  const inSecondFile = `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
  while ((await asOwner(database, inSecondFile)).length === 0) await wait(20);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await asOwner(
    database,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );

  const quick = [slow[0]!, file(2, 'create table public.b (n int)'), slow[2]!];
  assert.deepEqual((await migrate(database, { files: quick })).applied, ['0002_step_2', '0003_step_3']);
});

test('migrate() refuses a database that a newer program used, and one made from other files, and changes nothing', async t => {
  const database = await blank(t);
  await migrate(database, { files: [file(1, 'select 1'), file(2, 'select 2')] });
  await assert.rejects(migrate(database, { files: [file(1, 'select 1')] }), refusal(/newer version/));
  const edited = [file(1, 'select 100'), file(2, 'select 2'), file(3, 'create table public.c (n int)')];
  await assert.rejects(migrate(database, { files: edited }), refusal(/0001_step_1 is not the one/));
  assert.deepEqual(await asOwner(database, `select to_regclass('public.c') as c`), [{ c: null }]);
});

test('migrate() lets only the members of the two groups into the database', async t => {
  const { owner } = await testDatabase(t);
  const rows =
    await owner.query(`select pg_get_userbyid(a.grantee) as who, string_agg(a.privilege_type, ' ' order by a.privilege_type) as may
    from pg_database d, aclexplode(d.datacl) a where d.datname = current_database() and a.grantee <> d.datdba group by 1 order by 1`);
  assert.deepEqual(rows, [
    { who: 'gongkai_office', may: 'CONNECT TEMPORARY' },
    { who: 'gongkai_portal', may: 'CONNECT' },
  ]);
});

test('migrate() tells an administrator what to run where the owner may not make its members', async t => {
  const database = await blank(t);
  const missing = new URL(database.portalUrl);
  missing.username = 'nobody_such';
  await assert.rejects(
    migrate({ ...database, portalUrl: missing.href }, { files: [] }),
    refusal(/grant gongkai_portal to "nobody_such";/),
  );
});

test('pendingFiles() is a pure judgement over names and hashes', () => {
  const files = [file(1, 'a'), file(2, 'b')];
  assert.deepEqual(pendingFiles(files, [files[0]!]), [files[1]]);
  assert.throws(() => pendingFiles(files, [file(9, 'x')]), refusal(/0009_step_9/));
});

test('readMigrationFiles() numbers each migration once', () => {
  const versions = readMigrationFiles().map(one => one.version);
  assert.deepEqual(
    versions,
    [...new Set(versions)].sort((a, b) => a - b),
  );
});

test('readSchemaState() tells every user how the schema stands to this program', async t => {
  const database = await testDatabase(t);
  for (const pool of [database.office, database.portal]) assert.equal(await readSchemaState(pool), 'current');
  await database.owner.query(`insert into migrations.applied values (9999, 'later', 'f')`);
  assert.equal(await readSchemaState(database.portal), 'newer');
  await database.owner.query(
    `delete from migrations.applied where version = 9999 or version = (select max(version) from migrations.applied where version < 9999)`,
  );
  assert.equal(await readSchemaState(database.portal), 'older');
  await database.owner.query(`update migrations.applied set sha256 = 'other' where version = 1`);
  assert.equal(await readSchemaState(database.office), 'different');
});

test('the office runs jobs on the installed job tables and may not change them', async t => {
  const database = await testDatabase(t);
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({ connectionString: database.officeUrl, migrate: false, createSchema: false });
  boss.on('error', error => assert.fail(error));
  await boss.start();
  await boss.createQueue('sample');
  assert.ok(await boss.send('sample', { row: 1 }));
  assert.equal((await boss.fetch('sample')).length, 1);
  await boss.stop({ graceful: false });
  const office = openPool(database.officeUrl, { size: 1 });
  t.after(() => office.close());
  await assert.rejects(office.query('drop table pgboss.job'), { code: '42501' });
});
