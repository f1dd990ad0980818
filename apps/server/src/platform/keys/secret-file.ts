import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type SecretFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Reads a file of secrets, and refuses one that others on the machine could have read or replaced. */
export async function readSecretFile(path: string): Promise<SecretFile> {
  let mode: number;
  try {
    const found = await stat(path);
    if (!found.isFile()) return { ok: false, problem: `${path} is not a file.` };
    mode = found.mode & 0o777;
  } catch (fault) {
    return { ok: false, problem: `Cannot open ${path}: ${(fault as NodeJS.ErrnoException).code ?? 'unknown fault'}.` };
  }
  if ((mode & 0o077) !== 0)
    return {
      ok: false,
      problem: `${path} has mode ${mode.toString(8).padStart(4, '0')}: others can read it. Run: chmod 600 ${path} - and if others had access to this machine, rotate the keys.`,
    };
  try {
    return { ok: true, text: await readFile(path, 'utf8') };
  } catch (fault) {
    return { ok: false, problem: `Cannot read ${path}: ${(fault as NodeJS.ErrnoException).code ?? 'unknown fault'}.` };
  }
}

/** Makes the file unless it is there; of two processes starting at once one wins and both read the same. */
export async function createSecretFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const written = await writeBeside(path, text);
  try {
    await link(written, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    await unlink(written);
  }
  await syncFolder(dirname(path));
}

/** Puts a new text in the place of the old one; a crash leaves the one or the other, whole. */
export async function replaceSecretFile(path: string, text: string): Promise<void> {
  await rename(await writeBeside(path, text), path);
  await syncFolder(dirname(path));
}

async function writeBeside(path: string, text: string): Promise<string> {
  const beside = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
  const file = await open(beside, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  return beside;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
