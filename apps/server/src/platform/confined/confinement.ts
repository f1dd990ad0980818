import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ConfinedProgram {
  /** The program's entry: takes frames on stdin, answers frames on stdout (wire.ts). */
  readonly entry: string;
  /** Folders it may read: its own sources and those of its packages. */
  readonly readable: readonly string[];
  readonly heapMb: number;
}

export interface ConfinedCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Whether the process has no network: told to the operator once. */
  readonly withoutNetwork: boolean;
}

/**
 * How a program that reads strangers' files is started, so that a file which takes it over gains nothing: Node's permission model leaves it its own
 * sources (no other file, no child, no worker, no add-on), a network namespace of its own leaves it no address.
 */
export function confine({ entry, readable, heapMb }: ConfinedProgram): ConfinedCommand {
  const node = [
    '--permission',
    ...new Set(readable.map(folder => `--allow-fs-read=${folder}`)),
    `--max-old-space-size=${heapMb}`,
    '--disallow-code-generation-from-strings',
    entry,
  ];
  const shield = findNetworkShield();
  return shield
    ? { command: 'unshare', args: [...shield, process.execPath, ...node], withoutNetwork: true }
    : { command: process.execPath, args: node, withoutNetwork: false };
}

let shield: readonly string[] | null | undefined;

/** An ordinary user needs a user namespace for it, root in a container may have only the other; some systems allow neither. */
function findNetworkShield(): readonly string[] | null {
  shield ??= [['--user', '--net'], ['--net']].find(works) ?? null;
  return shield;
}

function works(args: readonly string[]): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

/** The folder of a workspace's sources. */
export const workspaceFolder = (name: string) => path.dirname(pathOf(name));

/** The `node_modules` that holds the package: its own dependencies lie beside it. */
export function packageFolders(name: string): string {
  const file = pathOf(name);
  return file.slice(0, file.lastIndexOf(`${path.sep}node_modules${path.sep}`) + `${path.sep}node_modules`.length);
}

function pathOf(name: string): string {
  return fileURLToPath(import.meta.resolve(name));
}
