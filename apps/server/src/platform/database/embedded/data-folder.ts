import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartRefusal } from '../start-refusal.ts';
import { clusterFolder } from './create-cluster.ts';

/** The data folder, ours alone until `release`. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/** Makes the folder where it is missing, checks that it can be written, and takes its lock. */
export function takeDataFolder(dataDir: string): DataFolder {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code;
    throw new StartRefusal(
      2,
      `The data folder ${dataDir} cannot be written (${why}). Give this user the right to write it, or name another folder in DATA_DIR.`,
      { cause },
    );
  }
  const path = realpathSync(dataDir);
  return { path, release: takeLock(path) };
}

/** Step by step: Node's own recursive mode never returns where the system answers "no such folder" below one that is there (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * A lock that the system lets go of when its process ends, however it ends, and that holds across containers sharing the
 * folder: the write lock of an SQLite file (Node has no flock of its own). A file with a process number would be neither.
 */
function takeLock(dataDir: string): () => void {
  const path = join(dataDir, 'server.lock');
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('begin exclusive');
  } catch (cause) {
    file.close();
    const { errcode } = cause as { errcode?: number };
    if (errcode === 5) {
      throw new StartRefusal(
        1,
        `Another server is running on the data folder ${dataDir}. Stop it first, or name another folder in DATA_DIR.`,
        { cause },
      );
    }
    throw new StartRefusal(2, `The lock ${path} cannot be taken: ${(cause as Error).message}`, { cause });
  }
  return () => {
    if (file.isOpen) file.close();
  };
}

/** A cluster of another major version is neither started nor touched. */
export function checkMajor(dataDir: string, programMajor: number): void {
  const versionFile = join(clusterFolder(dataDir), 'PG_VERSION');
  if (!existsSync(versionFile)) return;
  const dataMajor = Number(readFileSync(versionFile, 'utf8').trim());
  if (dataMajor === programMajor) return;
  const what = `The data folder ${dataDir} was made by PostgreSQL ${dataMajor || '(unreadable)'}, this program has ${programMajor}.`;
  const advice =
    dataMajor > programMajor
      ? 'Start the newer version of the program that made it, or restore a backup from before the change.'
      : 'Run "gongkai export" with the program that made it, then "gongkai import" with this one into a new DATA_DIR.';
  throw new StartRefusal(2, `${what} ${advice} Nothing was changed.`);
}

const FORMAT = 1;

/** The layout of the folder itself: a later program may arrange it otherwise, and an earlier one must not guess. */
export function checkFormat(dataDir: string): void {
  const path = join(dataDir, 'format.json');
  if (!existsSync(path)) {
    writeFileSync(path, `${JSON.stringify({ format: FORMAT })}\n`, { mode: 0o600 });
    return;
  }
  const format = readFormat(path);
  if (format === FORMAT) return;
  throw new StartRefusal(
    2,
    `The data folder ${dataDir} has format ${format ?? '(unreadable)'}, this program knows ${FORMAT}. ` +
      'Start the version of the program that last used it. Nothing was changed.',
  );
}

function readFormat(path: string): number | null {
  try {
    const { format } = JSON.parse(readFileSync(path, 'utf8')) as { format?: unknown };
    return typeof format === 'number' ? format : null;
  } catch {
    return null;
  }
}
