import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OperatorLog } from '../operator-log.ts';
import { StartRefusal } from '../start-refusal.ts';

/** What a running server writes into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

export function readPostmaster(clusterFolder: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid < 2) return null;
  return { pid, socketFolder: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || !hasEnded(pid);
}

/** Ended, but not yet collected by its parent (in a container without init that may be never), or collected just now. */
function hasEnded(pid: number): boolean {
  try {
    return / [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/s, ''));
  } catch (error) {
    return ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** After a reboot the number in the file may be anybody's: only a postgres started on this very folder counts. */
export function servesFolder(pid: number, clusterFolder: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLineOf(pid);
  return command.includes('postgres') && command.includes(clusterFolder);
}

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * A server killed with -9 leaves its PostgreSQL behind. The caller holds the folder's lock, so nobody uses it: it is
 * stopped (a fast shutdown, which loses nothing) and started again with this program's settings.
 */
export async function stopOrphan(clusterFolder: string, log: OperatorLog): Promise<void> {
  const left = readPostmaster(clusterFolder);
  // A dead process' file stays: by it the next postmaster finds children of the dead one that still hold shared memory.
  if (!left || !isAlive(left.pid)) return;
  if (!servesFolder(left.pid, clusterFolder)) {
    rmSync(join(clusterFolder, 'postmaster.pid'), { force: true });
    return;
  }
  log('warn', 'stopping the PostgreSQL that an earlier, killed server left behind', { pid: left.pid });
  if (!(await stopPostmaster(left.pid))) {
    throw new StartRefusal(
      1,
      `A PostgreSQL (process ${left.pid}) still runs on ${clusterFolder} and does not stop. Stop it with "kill -QUIT ${left.pid}" and start again.`,
    );
  }
}

/** Fast shutdown, then an immediate one (recovered at the next start). Never SIGKILL: it would leave shared memory and children. */
export async function stopPostmaster(pid: number, patienceMs = 30_000): Promise<boolean> {
  for (const [signal, ms] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
      return false;
    }
    for (const end = Date.now() + ms; Date.now() < end; ) {
      if (!isAlive(pid)) return true;
      await wait(10);
    }
  }
  return false;
}
