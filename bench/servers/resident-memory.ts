import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory in MB, as the kernel counts it; null where there is no /proc. */
export function residentMb(pid: number): number | null {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`) ?? '');
  return match ? Number(match[1]) / 1_024 : null;
}

/** The process that `parent` started with `entry` on its command line. */
export function findChild(parent: number, entry: string): number | null {
  for (const name of procFolders()) {
    const stat = readProc(`${name}/stat`);
    // The name in brackets may hold blanks; the parent is the second field after it.
    if (Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue;
    if (readProc(`${name}/cmdline`)?.includes(entry)) return Number(name);
  }
  return null;
}

function procFolders(): string[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}
