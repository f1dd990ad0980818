import { realpath } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { ProfileName } from './crypto-profile.ts';
import { type KeyFile, newKeyFile, parseKeyFile, renderKeyFile, withNewMaster } from './key-file.ts';
import { type Keys, keysOf } from './keys.ts';
import { fileMasterKeys } from './master-keys.ts';
import { PROFILES } from './profiles.ts';
import { createSecretFile, readSecretFile, replaceSecretFile } from './secret-file.ts';

export interface KeyOptions {
  readonly file: string;
  readonly dataDir: string;
  readonly mode: 'demo' | 'production' | 'acceptance';
  readonly profile: ProfileName;
  /** Written into a file that is made now. */
  readonly now: string;
}

export type OpenedKeys =
  | { readonly ok: true; readonly keys: Keys; readonly created: boolean }
  | { readonly ok: false; readonly problem: string };

type ReadKeys = { readonly ok: true; readonly keys: KeyFile } | { readonly ok: false; readonly problem: string };

/**
 * Demo and acceptance make their keys at the first start. Production takes keys that exist, that nobody else can read, and that
 * do not lie among the data: a copy of DATA_DIR must not bring the key to open it.
 */
export async function openKeys(options: KeyOptions): Promise<OpenedKeys> {
  const path = resolve(options.file);
  const isProduction = options.mode === 'production';
  if (isProduction && (await isInside(path, options.dataDir)))
    return {
      ok: false,
      problem: `KEY_FILE ${path} lies inside DATA_DIR ${resolve(options.dataDir)}, so every backup of the data would carry the key to it. Move it elsewhere, back it up apart, and set KEY_FILE.`,
    };
  let created = false;
  let read = await readKeys(path);
  if (!read.ok && !isProduction && read.problem.includes('ENOENT')) {
    await createKeyFile(path, options.profile, options.now);
    created = true;
    read = await readKeys(path);
  }
  if (!read.ok) return { ok: false, problem: isProduction ? `${read.problem} ${HOW_TO_MAKE}` : read.problem };
  let current = read.keys;
  const reload = async () => {
    const again = await readKeys(path);
    if (again.ok) current = again.keys;
  };
  const file = () => current;
  const masters = fileMasterKeys(PROFILES[options.profile], file, reload);
  return { ok: true, created, keys: keysOf({ profile: options.profile, masters, file, reload }) };
}

const HOW_TO_MAKE =
  'A new installation makes one with "gongkai admin create-keys"; an existing one must restore its own.';

export async function createKeyFile(path: string, profile: ProfileName, now: string): Promise<void> {
  await createSecretFile(path, renderKeyFile(newKeyFile(profile, now)));
}

/** The first step of a rotation: a new master version at the end of the file. On several machines it is copied to all before the second. */
export async function addMasterVersion(
  path: string,
  now: string,
): Promise<{ ok: true; version: number } | { ok: false; problem: string }> {
  const read = await readKeys(path);
  if (!read.ok) return read;
  const next = withNewMaster(read.keys, now);
  await replaceSecretFile(path, renderKeyFile(next));
  return { ok: true, version: next.masters.at(-1)!.version };
}

/** Takes an old master version out of the file; whoever calls it has asked the database that no key is under it. */
export async function retireMasterVersion(
  path: string,
  version: number,
): Promise<{ ok: true } | { ok: false; problem: string }> {
  const read = await readKeys(path);
  if (!read.ok) return read;
  const newest = Math.max(...read.keys.masters.map(master => master.version));
  if (version >= newest) return { ok: false, problem: `Master version ${version} is the one in use.` };
  const masters = read.keys.masters.filter(master => master.version !== version);
  if (masters.length === read.keys.masters.length)
    return { ok: false, problem: `There is no master version ${version} in ${path}.` };
  await replaceSecretFile(path, renderKeyFile({ ...read.keys, masters }));
  return { ok: true };
}

async function readKeys(path: string): Promise<ReadKeys> {
  const read = await readSecretFile(path);
  if (!read.ok) return read;
  const parsed = parseKeyFile(read.text);
  return parsed.ok
    ? parsed
    : { ok: false, problem: `The key file ${path} cannot be used: ${parsed.problem}. Restore it from its backup.` };
}

/** Links are followed on both sides, as far as the folders exist. */
async function isInside(path: string, folder: string): Promise<boolean> {
  const real = async (name: string) => realpath(name).catch(() => resolve(name));
  const [within, around] = [await real(path), await real(folder)];
  const parent = await real(dirname(path));
  return [within, `${parent}${sep}`].some(place => `${place}${sep}`.startsWith(`${around}${sep}`));
}
