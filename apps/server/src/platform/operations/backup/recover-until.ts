import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findBinaries } from '../../database/embedded/binaries.ts';
import { stopPostmaster } from '../../database/embedded/postmaster.ts';
import { chooseRunAs, handOver } from '../../database/embedded/run-as.ts';
import { startServer } from '../../database/embedded/server-process.ts';
import { renderSettings } from '../../database/embedded/settings.ts';
import { makeSocketFolder } from '../../database/embedded/socket-folder.ts';
import { noLog, type OperatorLog } from '../../database/operator-log.ts';
import { nullWhenMissing, writeFileDurably } from '../durable-files.ts';
import { OperationRefusal } from '../operation-refusal.ts';

export interface Recovery {
  /** Holds `postgres`, a base copy. */
  readonly staging: string;
  /** The followed backup's `wal`. */
  readonly archive: string;
  readonly dataDir: string;
  readonly until?: string | undefined;
  /** Told every ten seconds how far the recovery is. */
  readonly log?: OperatorLog | undefined;
}

/** Replays the archived log up to the moment, or all of it, and ends the recovery: the cluster then stands for that moment. */
export async function recoverUntil({ staging, archive, dataDir, until, log = noLog }: Recovery): Promise<void> {
  const cluster = join(staging, 'postgres');
  const segments = join(staging, 'segments');
  await unpack(archive, segments);
  const runAs = chooseRunAs(dataDir, findBinaries().postgres);
  const socketFolder = makeSocketFolder(dataDir);
  const settings = renderSettings({
    unix_socket_directories: socketFolder,
    restore_command: `cp "${segments.replaceAll('%', '%%')}/%f" "%p"`,
    recovery_target_action: 'promote',
    // Ready then means: recovered.
    hot_standby: 'off',
    archive_mode: 'off',
    ...(until === undefined ? {} : { recovery_target_time: asSetting(until) }),
  });
  await writeFile(join(cluster, 'postgresql.auto.conf'), settings, { mode: 0o600 });
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 });
  for (const folder of [socketFolder, segments, cluster]) handOver(runAs, folder);
  try {
    const server = await startServer({ dataDir: staging, binaries: findBinaries(), runAs }, log);
    await stopPostmaster(server.pid);
  } catch (cause) {
    const said = (cause as Error).message;
    if (/recovery ended before configured recovery target/.test(said))
      throw new OperationRefusal(
        1,
        `The archived log ends before ${until}. Name an earlier moment, or none for all of it.`,
      );
    throw new OperationRefusal(1, `The archived log cannot be replayed: ${said}`, { cause });
  }
  await rm(join(cluster, 'postgresql.auto.conf'));
  await rm(segments, { recursive: true });
}

/** Read before names of zones are known, so with a number for it. */
function asSetting(instant: string): string {
  return instant.replace('T', ' ').replace('Z', '+00');
}

async function unpack(archive: string, segments: string): Promise<void> {
  for (const name of (await readdir(archive).catch(nullWhenMissing)) ?? []) {
    if (!/^[0-9A-F]{8}[0-9A-F.]*(history|backup)?\.gz$/.test(name)) continue;
    const packed = await readFile(join(archive, name));
    await writeFileDurably(join(segments, name.slice(0, -'.gz'.length)), one(gunzipSync(packed)));
  }
}

async function* one(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
