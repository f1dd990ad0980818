import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { OperatorLog } from '../operator-log.ts';
import { type ClusterPlace, clusterFolder } from './create-cluster.ts';
import { readPostmaster } from './postmaster.ts';
import { commandFor } from './run-as.ts';

/** One run of `postgres`, from start to exit. */
export interface ServerProcess {
  readonly pid: number;
  readonly exited: Promise<string>;
}

const TELL_EVERY_MS = 10_000;

/**
 * Starts `postgres` and waits until it takes connections. After a hard stop it recovers first, for as long as that takes:
 * stopping it in the middle would only make it begin again.
 */
export async function startServer(place: ClusterPlace, log: OperatorLog): Promise<ServerProcess> {
  const folder = clusterFolder(place.dataDir);
  const { command, args, ids } = commandFor(place.runAs, place.binaries.postgres, ['-D', folder]);
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    // A group of its own: Ctrl-C goes to the foreground group, and the server must drain before its database goes.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...ids,
  });
  const lastLines = forwardLog(child, log);
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  let gone: string | null = null;
  void exited.then(how => {
    gone = how;
  });
  const startedAt = Date.now();
  for (let toldAt = startedAt; ; await wait(5)) {
    if (gone !== null) throw new Error(`${gone}: ${lastLines()}`);
    const postmaster = readPostmaster(folder);
    if (postmaster?.ready && postmaster.pid === child.pid) return { pid: child.pid, exited };
    if (Date.now() - toldAt < TELL_EVERY_MS) continue;
    toldAt = Date.now();
    const seconds = Math.round((toldAt - startedAt) / 1000);
    log('info', 'the embedded database is still recovering', { seconds, says: lastLines() });
  }
}

/** Before our settings are read, PostgreSQL writes the time and its number first. */
const SEVERITY = /^(?:\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\]|\d+) (LOG|WARNING|FATAL|PANIC|HINT|DETAIL): +(.*)$/;
/** `postgresql-local.conf` is there only where an operator made it. */
const SMALL_TALK = /^skipping missing configuration file/;

/** PostgreSQL's own lines, as configured without statements and values; the last few are kept for the sentence of a failed start. */
function forwardLog(child: ChildProcess, log: OperatorLog): () => string {
  const last: string[] = [];
  createInterface({ input: child.stderr! }).on('line', line => {
    const match = SEVERITY.exec(line);
    const text = match?.[2] ?? line;
    if (SMALL_TALK.test(text)) return;
    last.push(text);
    if (last.length > 5) last.shift();
    if (match?.[1] === 'PANIC') log('error', `postgres: ${text}`);
    else if (match?.[1] === 'FATAL') log('warn', `postgres: ${text}`);
  });
  return () => last.join(' / ') || 'no message';
}
