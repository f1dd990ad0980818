import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** How a PostgreSQL program is started so that it does not run as root, which PostgreSQL refuses. */
export interface RunAs {
  readonly prefix: readonly string[];
  /** Set where the program runs as another user of this machine, who then owns the cluster's files. */
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly name: string;
}

const MADE_USER = 'gongkai-postgres';
const PLAIN: RunAs = { prefix: [], name: 'this user' };

/** Inside a user namespace without mapping nobody is root, while outside the files stay the caller's. */
const NAMESPACES: readonly RunAs[] = [
  { prefix: ['unshare', '--user'], name: 'unshare --user' },
  { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'], name: 'unshare --map-user' },
];

/** Finds a way to run `program` (PostgreSQL) that can write `folder`: the caller's own user, a namespace, the folder's owner, a made user. */
export function chooseRunAs(folder: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return PLAIN;
  const owner = statSync(folder);
  const asOwner: RunAs[] =
    owner.uid === 0 ? [] : [{ prefix: [], user: { uid: owner.uid, gid: owner.gid }, name: `user ${owner.uid}` }];
  for (const candidate of [...asOwner, ...NAMESPACES]) if (works(candidate, folder, program)) return candidate;

  const made = makeUser();
  if (made) {
    chownSync(folder, made.user.uid, made.user.gid);
    if (works(made, folder, program)) return made;
    chownSync(folder, owner.uid, owner.gid);
  }
  throw new StartRefusal(
    2,
    `PostgreSQL does not run as root, and here "unshare --user" is not allowed and no other user can reach both ${folder} and ${program}. ` +
      'Start the program as an ordinary user, or put DATA_DIR into a folder that others may enter (such as /var/lib/gongkai), ' +
      'or give the addresses of your own PostgreSQL (DATABASE_URL, DATABASE_OWNER_URL, DATABASE_PORTAL_URL).',
  );
}

/** The command line and spawn options for one program. */
export function commandFor(runAs: RunAs, program: string, args: readonly string[]) {
  const [command, ...rest] = [...runAs.prefix, program, ...args];
  return { command: command!, args: rest, ids: runAs.user ?? {} };
}

/** Hands a folder to the user PostgreSQL runs as: after a change of that user, or for files that we wrote. */
export function handOver(runAs: RunAs, folder: string): void {
  if (!runAs.user || statSync(folder).uid === runAs.user.uid) return;
  handOverTree(folder, runAs.user);
}

function handOverTree(path: string, user: { uid: number; gid: number }): void {
  const is = lstatSync(path);
  if (is.isSymbolicLink()) return;
  if (is.isDirectory()) for (const name of readdirSync(path)) handOverTree(join(path, name), user);
  chownSync(path, user.uid, user.gid);
}

function works(candidate: RunAs, folder: string, program: string): boolean {
  const probe = 'test "$(id -u)" != 0 && test -w "$0" && test -x "$0" && exec "$1" --version';
  const { command, args, ids } = commandFor(candidate, '/bin/sh', ['-c', probe, folder, program]);
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000, ...ids }).status === 0;
}

function makeUser(): (RunAs & { user: { uid: number; gid: number } }) | null {
  const quiet: SpawnSyncOptions = { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8', timeout: 10_000 };
  const id = (flag: string) => Number(spawnSync('id', [flag, MADE_USER], quiet).stdout || Number.NaN);
  if (Number.isNaN(id('-u'))) {
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', MADE_USER], quiet);
  }
  const user = { uid: id('-u'), gid: id('-g') };
  return user.uid > 0 && user.gid > 0 ? { prefix: [], user, name: `user ${MADE_USER}` } : null;
}
