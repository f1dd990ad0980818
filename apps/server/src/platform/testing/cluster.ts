import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DatabaseAddresses } from '../database/addresses.ts';
import { findRunning } from '../database/embedded/running.ts';
import type { Settings } from '../database/embedded/settings.ts';
import { startEmbedded } from '../database/embedded/supervisor.ts';
import { CONNECT_TIMEOUT_MS } from '../database/session.ts';

/** Databases of tests are thrown away: speed instead of durability, here and nowhere else. */
export const THROWAWAY: Settings = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  archive_mode: 'off',
  max_wal_size: '512MB',
  max_connections: 300,
  shared_buffers: '256MB',
};

export interface TestCluster {
  readonly addresses: DatabaseAddresses;
  readonly bootstrapUrl: string;
}

const VARIABLE = 'GONGKAI_TEST_CLUSTER';

/**
 * Starts the cluster that all test files of one run share, in a new folder under the temp folder. `npm test` calls this and
 * hands `address` on in the environment as GONGKAI_TEST_CLUSTER.
 */
export async function startTestCluster(): Promise<{ address: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(fastFolder(), 'gongkai-test-run-'));
  const embedded = await startEmbedded({ dataDir, settings: THROWAWAY, durable: false });
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(code)));
  }
  return { address: embedded.dataDir, stop };
}

let found: Promise<TestCluster> | undefined;

/** The run's cluster; for a test file started alone, one that stays for the next file and ends when nobody used it for a while. */
export function findTestCluster(): Promise<TestCluster> {
  found ??= process.env[VARIABLE] ? Promise.resolve(clusterIn(process.env[VARIABLE])) : keptCluster();
  return found;
}

function clusterIn(dataDir: string): TestCluster {
  const running = findRunning(dataDir);
  if (!running) throw new Error(`${VARIABLE} names ${dataDir}, where no cluster runs.`);
  return running;
}

/** One per checkout and user. */
export function keptClusterFolder(): string {
  const checkout = fileURLToPath(new URL('../../../../../', import.meta.url));
  const key = createHash('sha256')
    .update(`${checkout} ${process.getuid?.() ?? ''}`)
    .digest('hex')
    .slice(0, 12);
  return join(fastFolder(), `gongkai-tests-${key}`);
}

/** Memory where the machine has enough of it set aside (a container often has 64 MB): on a busy disk a clone takes twenty times as long. */
function fastFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    accessSync('/dev/shm', constants.W_OK);
    if (bavail * bsize > 4 * 1024 ** 3) return '/dev/shm';
  } catch {}
  return tmpdir();
}

async function keptCluster(): Promise<TestCluster> {
  const dataDir = keptClusterFolder();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const running = findRunning(dataDir);
    if (running && (await answers(running.bootstrapUrl))) return running;
    startKeeper(dataDir);
    // Several files may start keepers at once: one gets the folder's lock, the others end quietly.
    for (let i = 0; i < 100 && !findRunning(dataDir); i++) await wait(50);
  }
  throw new Error(`No test cluster in ${dataDir}: see ${join(dataDir, 'keeper.log')}\n${keeperLog(dataDir)}`);
}

function startKeeper(dataDir: string): void {
  const log = openSync(join(dataDir, 'keeper.log'), 'a', 0o600);
  const keeper = fileURLToPath(new URL('./cluster-keeper.ts', import.meta.url));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', keeper, dataDir], {
    detached: true,
    stdio: ['ignore', log, log],
    env,
  }).unref();
  closeSync(log);
}

async function answers(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function keeperLog(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'keeper.log'), 'utf8').slice(-2_000);
  } catch {
    return '';
  }
}
