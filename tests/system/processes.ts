import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1_024);
}

export function childrenOf(pid: number): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return parent === pid ? [{ pid: Number(name), command }] : [];
      } catch {
        return [];
      }
    });
}

/** The portal is the office's child: by its entry. */
export function portalOf(pid: number): number {
  const found = childrenOf(pid).find(child => child.command.includes('/portal.ts'));
  if (!found) throw new Error(`process ${pid} has no portal`);
  return found.pid;
}
