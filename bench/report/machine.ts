import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What somebody needs to know before comparing with a machine of their own: no names, no paths. */
export function describeMachine(): string {
  const cpu = cpus()[0]?.model.trim() || 'CPU of unknown make';
  const gigabytes = Math.round(totalmem() / 1_073_741_824);
  return `${availableParallelism()} × ${cpu}, ${gigabytes} GB, ${systemName()}, Node ${process.versions.node}`;
}

/** How busy the machine was with other things: near 0 is a quiet one. */
export function loadNow(): number {
  return loadavg()[0]!;
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'));
    if (name) return name[1]!;
  } catch {
    // Not a Linux with that file.
  }
  return `${type()} ${release()}`;
}
