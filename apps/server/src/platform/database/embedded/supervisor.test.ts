import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import { atDatabase, socketAddress } from '../addresses.ts';
import { withSession } from '../connect.ts';
import { openPool } from '../pool.ts';
import { StartRefusal } from '../start-refusal.ts';
import { isAlive } from './postmaster.ts';
import { type EmbeddedPostgres, startEmbedded } from './supervisor.ts';

/** One cluster serves the tests below one after the other: each leaves it stopped. */
const dataDir = join(scratchFolder({ after }), 'data');
const DRILL = fileURLToPath(new URL('./embedded-server.fixture.ts', import.meta.url));

const refusal = (exitCode: number, sentence: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StartRefusal, String(error));
  assert.equal(error.exitCode, exitCode);
  assert.match(error.message, sentence);
  return true;
};

async function started(t: Pick<TestContext, 'after'>, folder = dataDir): Promise<EmbeddedPostgres> {
  const embedded = await startEmbedded({ dataDir: folder, durable: folder === dataDir });
  t.after(() => embedded.stop());
  return embedded;
}

async function startDrill(): Promise<{
  server: number;
  postgres: number;
  ownerUrl: string;
  exited: Promise<unknown>;
}> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', DRILL, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited]);
  const { pid, ownerUrl } = JSON.parse(line as string);
  return { server: child.pid!, postgres: pid, ownerUrl, exited };
}

test('startEmbedded() makes a UTF-8 cluster whose users all need their password', async t => {
  const embedded = await started(t);
  const { ownerUrl } = embedded.addresses;
  const rows = await withSession(
    ownerUrl,
    'owner',
    async client =>
      (
        await client.query(`select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      '政府信息公开' ~ '^[[:alpha:]]{6}$' as knows_chinese, current_setting('listen_addresses') as network`)
      ).rows,
  );
  assert.deepEqual(rows, [{ encoding: 'UTF8', fsync: 'on', knows_chinese: true, network: '' }]);
  assert.equal(statSync(join(dataDir, 'postgres-secrets.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDir, 'postgres')).mode & 0o077, 0);

  const folder = new URL(ownerUrl).searchParams.get('host')!;
  for (const user of ['postgres', 'gongkai_owner', 'gongkai_portal_login']) {
    const guess = socketAddress(user, 'gongkai', 'gongkai', folder);
    await assert.rejects(
      withSession(guess, 'guess', async () => {}),
      refusal(2, /password authentication failed/),
    );
  }
  const intoMaintenance = atDatabase(embedded.addresses.portalUrl, 'postgres');
  await assert.rejects(
    withSession(intoMaintenance, 'portal', async () => {}),
    refusal(2, /may not enter/),
  );
});

test('startEmbedded() starts a made cluster in less time than it takes to make one', async t => {
  const timed = async (options: Parameters<typeof startEmbedded>[0]) => {
    const startedAt = performance.now();
    const embedded = await startEmbedded(options);
    const ms = Math.round(performance.now() - startedAt);
    await embedded.stop();
    return ms;
  };
  const made = await timed({ dataDir: scratchFolder(t) });
  const warm = Math.min(await timed({ dataDir }), await timed({ dataDir }));
  t.diagnostic(`made in ${made} ms, warm start ${warm} ms`);
  assert.ok(warm < made, `${warm} ms, made in ${made} ms`);
});

test('startEmbedded() refuses a folder that another server holds, and leaves that one alone', async t => {
  const first = await started(t);
  await assert.rejects(startEmbedded({ dataDir }), refusal(1, /Another server is running/));
  await withSession(first.addresses.ownerUrl, 'owner', client => client.query('select 1'));
});

test('startEmbedded() stops the PostgreSQL of a killed server and keeps what was committed', async t => {
  const killed = await startDrill();
  await withSession(killed.ownerUrl, 'owner', client => client.query('select 1'));
  process.kill(killed.server, 'SIGKILL');
  await killed.exited;
  assert.ok(isAlive(killed.postgres), 'the orphan lives on');

  const embedded = await started(t);
  assert.ok(!isAlive(killed.postgres));
  assert.notEqual(embedded.pid, killed.postgres);
  await withSession(embedded.addresses.ownerUrl, 'owner', client => client.query('select 1'));
});

test('startEmbedded() is not misled by a postmaster.pid with the number of a stranger', async t => {
  const stranger = spawn('sleep', ['60']);
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n0\n5432\n\n\n\n`);
  await started(t);
  assert.ok(isAlive(stranger.pid!), 'the stranger is left alone');
  stranger.kill();
});

test('a killed PostgreSQL is started again, and a pool goes on with every committed row', async t => {
  const embedded = await started(t);
  const pool = openPool(embedded.addresses.ownerUrl, { size: 4 });
  await pool.query('create table public.drill (n int primary key)');
  let committed = 0;
  let stop = false;
  const writing = (async () => {
    for (let n = 1; !stop; n++) {
      await pool.query('insert into public.drill values ($1)', [n]).then(
        () => committed++,
        () => wait(10),
      );
    }
  })();
  for (let round = 0; round < 3; round++) {
    await wait(150);
    const before = embedded.pid;
    process.kill(before, 'SIGKILL');
    for (let i = 0; i < 1_000 && embedded.pid === before; i++) await wait(10);
    assert.notEqual(embedded.pid, before, 'another process serves');
  }
  stop = true;
  await writing;
  const [{ kept }] = (await pool.query<{ kept: number }>('select count(*) as kept from public.drill')) as [
    { kept: number },
  ];
  assert.ok(committed > 0 && kept >= committed, `${kept} rows for ${committed} acknowledged`);
  await pool.query('drop table public.drill');
  await pool.close();
});

test('stop() ends PostgreSQL, and SIGTERM to a server lets it do so', async () => {
  const server = await startDrill();
  process.kill(server.server, 'SIGTERM');
  await server.exited;
  assert.ok(!isAlive(server.postgres));
  assert.ok(!existsSync(join(dataDir, 'postgres', 'postmaster.pid')));
});

test('startEmbedded() takes a folder that was copied without its rights, and closes it again', async t => {
  chmodSync(join(dataDir, 'postgres'), 0o755);
  const embedded = await started(t);
  await withSession(embedded.addresses.ownerUrl, 'owner', client => client.query('select 1'));
  assert.equal(statSync(join(dataDir, 'postgres')).mode & 0o777, 0o700);
});

test('startEmbedded() says what PostgreSQL says when it does not start, and nothing beside it', async t => {
  const local = join(dataDir, 'postgresql-local.conf');
  writeFileSync(local, "no_such_setting = 'on'\n");
  t.after(() => rmSync(local));
  await assert.rejects(startEmbedded({ dataDir }), (error: Error) => {
    assert.match(error.message, /PostgreSQL says: .*no_such_setting/);
    assert.doesNotMatch(error.message, /skipping missing|GMT/);
    return true;
  });
});

test('startEmbedded() makes new passwords when their file was lost', async t => {
  rmSync(join(dataDir, 'postgres-secrets.json'));
  const embedded = await started(t);
  await withSession(embedded.addresses.ownerUrl, 'owner', client => client.query('select 1'));
});

test('startEmbedded() removes a half-made cluster and makes a whole one', async t => {
  const folder = scratchFolder(t);
  mkdirSync(join(folder, 'postgres.making', 'base'), { recursive: true });
  writeFileSync(join(folder, 'postgres.making', 'PG_VERSION'), '18\n');
  const embedded = await started(t, folder);
  await withSession(embedded.addresses.ownerUrl, 'owner', client => client.query('select 1'));
  assert.ok(!existsSync(join(folder, 'postgres.making')));
  await embedded.stop();
});

test('startEmbedded() refuses a cluster of a newer and of an older PostgreSQL and changes nothing', async () => {
  const versionFile = join(dataDir, 'postgres', 'PG_VERSION');
  const kept = readFileSync(versionFile, 'utf8');
  for (const [major, advice] of [
    ['19', /newer version/],
    ['17', /gongkai export/],
  ] as const) {
    writeFileSync(versionFile, `${major}\n`);
    await assert.rejects(startEmbedded({ dataDir }), refusal(2, advice));
  }
  writeFileSync(versionFile, kept);
});

test('startEmbedded() refuses a data folder laid out by a newer program', async () => {
  const file = join(dataDir, 'format.json');
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, '{"format":2}');
  await assert.rejects(startEmbedded({ dataDir }), refusal(2, /has format 2/));
  writeFileSync(file, kept);
  await (await startEmbedded({ dataDir })).stop();
});

test('startEmbedded() takes a data folder whose path is longer than a socket address', async t => {
  const folder = join(scratchFolder(t), '很长的目录名'.repeat(6), 'data');
  const embedded = await started(t, folder);
  await withSession(embedded.addresses.ownerUrl, 'owner', client => client.query('select 1'));
  const socketFolder = new URL(embedded.addresses.portalUrl).searchParams.get('host')!;
  assert.equal(statSync(socketFolder).mode & 0o077, 0);
  await embedded.stop();
  rmSync(socketFolder, { recursive: true, force: true });
});
