import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type DatabaseAddresses, socketAddress } from '../addresses.ts';
import { noLog, type OperatorLog } from '../operator-log.ts';
import { StartRefusal } from '../start-refusal.ts';
import { findBinaries } from './binaries.ts';
import { type ClusterPlace, clusterFolder, createCluster, DATABASE, hasCluster, makeLogins } from './create-cluster.ts';
import { checkFormat, checkMajor, type DataFolder, takeDataFolder } from './data-folder.ts';
import { stopOrphan, stopPostmaster } from './postmaster.ts';
import { chooseRunAs, handOver } from './run-as.ts';
import { type ClusterSecrets, LOGINS, makeSecrets, readSecrets } from './secrets.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { renderAccess, renderSettings, type Settings, serverSettings } from './settings.ts';
import { makeSocketFolder } from './socket-folder.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log?: OperatorLog;
  /** Added to the settings for a county's server; tests use it. */
  readonly settings?: Settings;
  /** False only for clusters that are thrown away. */
  readonly durable?: boolean;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly addresses: DatabaseAddresses;
  /** The bootstrap user, for base copies and archiving. The portal and the application never get it. */
  readonly bootstrapUrl: string;
  readonly clusterFolder: string;
  readonly dataDir: string;
  /** The process now serving; another one after a crash. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the cluster in the data folder, made first where there is none, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? noLog;
  const binaries = findBinaries();
  const folder = takeDataFolder(options.dataDir);
  try {
    checkMajor(folder.path, binaries.major);
    checkFormat(folder.path);
    const place = { dataDir: folder.path, binaries, runAs: chooseRunAs(folder.path, binaries.postgres) };
    const secrets = await prepareCluster(place, options, log);
    const socketFolder = makeSocketFolder(folder.path);
    handOver(place.runAs, socketFolder);
    writeConfiguration(place, { ...serverSettings(socketFolder), ...options.settings });
    return await superviseCluster(place, folder, addressesFor(secrets, socketFolder), log);
  } catch (error) {
    folder.release();
    throw error;
  }
}

async function prepareCluster(
  place: ClusterPlace,
  options: EmbeddedOptions,
  log: OperatorLog,
): Promise<ClusterSecrets> {
  const kept = readSecrets(place.dataDir);
  if (!hasCluster(place.dataDir)) {
    log('info', 'making the embedded database', { folder: clusterFolder(place.dataDir), as: place.runAs.name });
    const secrets = kept ?? makeSecrets(place.dataDir);
    createCluster(place, secrets, options.durable ?? true);
    return secrets;
  }
  await stopOrphan(clusterFolder(place.dataDir), log);
  // A folder that was copied has the rights of whoever copied it; PostgreSQL takes none that others may enter.
  chmodSync(clusterFolder(place.dataDir), 0o700);
  handOver(place.runAs, clusterFolder(place.dataDir));
  if (kept) return kept;
  log('warn', 'the passwords of the embedded database are missing: making new ones');
  const secrets = makeSecrets(place.dataDir);
  makeLogins(place, clusterFolder(place.dataDir), secrets);
  return secrets;
}

function writeConfiguration(place: ClusterPlace, settings: Settings): void {
  const folder = clusterFolder(place.dataDir);
  const files = {
    'postgresql.conf': `${renderSettings(settings)}include_if_exists = '../postgresql-local.conf'\n`,
    'pg_hba.conf': renderAccess(LOGINS.bootstrap),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    handOver(place.runAs, join(folder, name));
  }
}

/** Every address of a cluster whose socket is in `socketFolder`. */
export function addressesFor(secrets: ClusterSecrets, socketFolder: string) {
  const at = (login: keyof typeof LOGINS, database: string = DATABASE) =>
    socketAddress(LOGINS[login], secrets[login], database, socketFolder);
  return {
    bootstrapUrl: at('bootstrap', 'postgres'),
    addresses: { ownerUrl: at('owner'), officeUrl: at('office'), portalUrl: at('portal'), readUrl: at('office') },
  };
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

async function superviseCluster(
  place: ClusterPlace,
  folder: DataFolder,
  urls: ReturnType<typeof addressesFor>,
  log: OperatorLog,
): Promise<EmbeddedPostgres> {
  let stopping = false;
  let current = await firstStart(place, log);
  const watching = watch();

  async function watch(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopping) {
      const startedAt = Date.now();
      const how = await current.exited;
      if (stopping) return;
      log('error', 'the embedded database ended unexpectedly and is started again', { how });
      if (Date.now() - startedAt > 60_000) pauseMs = FIRST_PAUSE_MS;
      const next = await startAgain(() => stopping, place, log, pauseMs);
      if (!next) return;
      current = next;
      if (stopping) {
        await stopPostmaster(next.pid);
        return;
      }
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      log('info', 'the embedded database is back', { pid: current.pid });
    }
  }

  return {
    ...urls,
    clusterFolder: clusterFolder(place.dataDir),
    dataDir: place.dataDir,
    get pid() {
      return current.pid;
    },
    async stop() {
      if (stopping) return watching;
      stopping = true;
      const stopped = await Promise.race([stopPostmaster(current.pid), current.exited.then(() => true)]);
      if (!stopped) log('error', 'the embedded database does not stop', { pid: current.pid });
      await watching;
      folder.release();
    },
  };
}

async function firstStart(place: ClusterPlace, log: OperatorLog): Promise<ServerProcess> {
  try {
    return await startServer(place, log);
  } catch (cause) {
    // Children of a killed server hold its shared memory for a moment after it.
    if (!/shared memory block|lock file/i.test((cause as Error).message)) throw cannotStart(place, cause as Error);
    const again = await startAgain(() => false, place, log, FIRST_PAUSE_MS, 6);
    if (!again) throw cannotStart(place, cause as Error);
    return again;
  }
}

async function startAgain(
  given: () => boolean,
  place: ClusterPlace,
  log: OperatorLog,
  firstPauseMs: number,
  attempts = Number.POSITIVE_INFINITY,
): Promise<ServerProcess | null> {
  let pauseMs = firstPauseMs;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await wait(pauseMs);
    if (given()) return null;
    try {
      return await startServer(place, log);
    } catch (error) {
      log('error', 'the embedded database does not start', { attempt, message: (error as Error).message });
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }
  return null;
}

function cannotStart(place: ClusterPlace, cause: Error): StartRefusal {
  const full = /No space left/i.test(cause.message) ? 'The disk is full: free some space and start again. ' : '';
  return new StartRefusal(
    2,
    `The embedded PostgreSQL in ${clusterFolder(place.dataDir)} does not start. ${full}PostgreSQL says: ${cause.message}`,
    { cause },
  );
}
