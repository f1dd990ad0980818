import { realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '@gongkai/server/platform/config.ts';
import type { DatabaseAddresses } from '@gongkai/server/platform/database/addresses.ts';
import { withSession } from '@gongkai/server/platform/database/connect.ts';
import { clusterFolder } from '@gongkai/server/platform/database/embedded/create-cluster.ts';
import { readPostmaster, servesFolder } from '@gongkai/server/platform/database/embedded/postmaster.ts';
import { readSecrets } from '@gongkai/server/platform/database/embedded/secrets.ts';
import { addressesFor, startEmbedded } from '@gongkai/server/platform/database/embedded/supervisor.ts';
import { migrate } from '@gongkai/server/platform/database/migrate.ts';
import { type DatabasePool, openPool } from '@gongkai/server/platform/database/pool.ts';
import { readSchemaState } from '@gongkai/server/platform/database/schema-state.ts';
import { StartRefusal } from '@gongkai/server/platform/database/start-refusal.ts';
import { refused } from './exit-codes.ts';
import { note, operatorLog } from './output.ts';

export interface CommandDatabase {
  readonly addresses: DatabaseAddresses;
  /** Null where the operator gave addresses: then base copies are made by that server's own tools. */
  readonly embedded: { readonly bootstrapUrl: string; readonly clusterFolder: string; readonly dataDir: string } | null;
}

/** The database for the time of one command: the given addresses, the running server's, or one started for it. */
export async function withDatabase<Result>(
  config: Config,
  use: (database: CommandDatabase) => Promise<Result>,
): Promise<Result> {
  if (config.database.kind === 'external') return use({ addresses: config.database.addresses, embedded: null });
  const database = await findOrStart(config.dataDir);
  try {
    return await use(database);
  } finally {
    await database.stop();
  }
}

/** The same with the application's pool, and only on the schema this program was written for, or made for it first. */
export async function withOffice<Result>(
  config: Config,
  use: (office: DatabasePool, database: CommandDatabase) => Promise<Result>,
  { makeSchema = false }: { readonly makeSchema?: boolean } = {},
): Promise<Result> {
  return withDatabase(config, async database => {
    if (makeSchema) await migrate(database.addresses, { log: operatorLog });
    // A wrong address is told in its own sentence; the pool would call it a database that is away.
    await withSession(database.addresses.officeUrl, 'DATABASE_URL', session => session.query('select 1')).catch(
      error => {
        // Our own users of the embedded database are let in by the first migration.
        if (database.embedded && (error as { cause?: { code?: string } }).cause?.code === '42501') throw noSchemaYet();
        throw error;
      },
    );
    const office = openPool(database.addresses.officeUrl, { size: 4, statementTimeoutMs: 0, idleInTransactionMs: 0 });
    try {
      await checkSchema(office);
      return await use(office, database);
    } finally {
      await office.close();
    }
  });
}

async function checkSchema(office: DatabasePool): Promise<void> {
  const state = await readSchemaState(office).catch((error: { code?: string }) => {
    // 3F000 no such schema, 42P01 no such table, 42501 not granted: nothing was migrated here.
    if (['3F000', '42P01', '42501'].includes(error.code ?? '')) return 'older' as const;
    throw error;
  });
  if (state === 'current') return;
  if (state === 'older') throw noSchemaYet();
  throw refused('the database was used by another version of the program. Use that version for this command.');
}

function noSchemaYet() {
  return refused('the database has not this program\'s schema yet. Run "gongkai migrate", or start the server once.');
}

type RunningDatabase = CommandDatabase & { readonly embedded: NonNullable<CommandDatabase['embedded']> };
type Opened = CommandDatabase & { stop(): Promise<void> };

/** The folder's lock decides: whoever gets it starts the database, everybody else uses the one that is running. */
async function findOrStart(dataDir: string): Promise<Opened> {
  for (const end = Date.now() + 60_000; ; await wait(200)) {
    try {
      const started = await startEmbedded({ dataDir, log: operatorLog });
      stopOnSignal(() => started.stop());
      return { ...fromStarted(started), stop: () => stopWhenUnused(started.bootstrapUrl, () => started.stop()) };
    } catch (error) {
      if (!isLocked(error)) throw error;
      const running = findRunning(dataDir);
      if (running) return { ...running, stop: await holdInUse(running.embedded.bootstrapUrl) };
      // Its holder is just starting, or just stopping.
      if (Date.now() > end) throw error;
    }
  }
}

/** PostgreSQL runs in a group of its own, so that Ctrl-C reaches this process alone: it takes its database along. */
function stopOnSignal(stop: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(code)));
  }
}

function isLocked(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof StartRefusal && (error.cause as { errcode?: number } | undefined)?.errcode === SQLITE_BUSY;
}

function findRunning(path: string): RunningDatabase | null {
  const dataDir = realpathSync(path);
  const folder = clusterFolder(dataDir);
  const postmaster = readPostmaster(folder);
  const secrets = readSecrets(dataDir);
  if (!postmaster?.ready || !secrets || !servesFolder(postmaster.pid, folder)) return null;
  const urls = addressesFor(secrets, postmaster.socketFolder);
  return {
    addresses: urls.addresses,
    embedded: { bootstrapUrl: urls.bootstrapUrl, clusterFolder: folder, dataDir },
  };
}

function fromStarted(started: Awaited<ReturnType<typeof startEmbedded>>): CommandDatabase {
  const { addresses, bootstrapUrl, clusterFolder: folder, dataDir } = started;
  return { addresses, embedded: { bootstrapUrl, clusterFolder: folder, dataDir } };
}

/** Any number, the same in every command. */
const IN_USE = 20_190_411;

/** Whoever uses a database that another command started holds this, so that it is not taken away under its hands. */
async function holdInUse(bootstrapUrl: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  let taken = () => {};
  const held = new Promise<void>(resolve => {
    taken = resolve;
  });
  const session = withSession(
    bootstrapUrl,
    'the embedded database',
    async client => {
      await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
      taken();
      await released;
    },
    { statementTimeoutMs: 0, name: 'gongkai command' },
  );
  await Promise.race([held, session]);
  return async () => {
    release();
    await session.catch(() => {});
  };
}

async function stopWhenUnused(bootstrapUrl: string, stop: () => Promise<void>): Promise<void> {
  try {
    await withSession(
      bootstrapUrl,
      'the embedded database',
      async client => {
        const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE]);
        if (rows[0]!.alone) return;
        note('gongkai: another command still uses the database: waiting for it.');
        await client.query('select pg_advisory_lock($1)', [IN_USE]);
      },
      { statementTimeoutMs: 0, name: 'gongkai command' },
    );
  } finally {
    await stop();
  }
}
