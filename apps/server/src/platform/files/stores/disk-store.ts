import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  checkWhileFlowing,
  DigestMismatch,
  type FileHash,
  type FileStore,
  hashOf,
  parseFileHash,
} from './file-store.ts';

const ABANDONED_MS = 3_600_000;

/**
 * Files in a folder, `ab/cd/abcd…`. A file appears under its name only whole and durable: written beside, synced,
 * renamed, and the folder synced too, so that neither a kill nor a power cut leaves a name without its bytes.
 */
export async function openDiskStore(root: string): Promise<FileStore> {
  const writing = path.join(root, 'writing');
  await mkdir(writing, { recursive: true, mode: 0o700 });
  await dropAbandoned(writing);
  const fileOf = (hash: FileHash) => path.join(root, hash.slice(0, 2), hash.slice(2, 4), hash);

  return {
    async put(content) {
      const hash = hashOf(content);
      const target = fileOf(hash);
      if (await exists(target)) {
        // Another node may have renamed it a moment ago without having synced the folder yet.
        await syncFolder(path.dirname(target));
        return { hash, size: content.length };
      }
      const draft = path.join(writing, randomUUID());
      try {
        await writeDurably(draft, content);
        await makeFolders(root, path.dirname(target));
        await rename(draft, target);
      } catch (fault) {
        await rm(draft, { force: true });
        throw fault;
      }
      await syncFolder(path.dirname(target));
      return { hash, size: content.length };
    },
    async get(hash) {
      const content = await readFile(fileOf(hash)).catch(nullWhenMissing);
      if (content !== null && hashOf(content) !== hash) throw new DigestMismatch(hash);
      return content;
    },
    async stream(hash) {
      return (await exists(fileOf(hash))) ? checkWhileFlowing(createReadStream(fileOf(hash)), hash) : null;
    },
    has: hash => exists(fileOf(hash)),
    async delete(hash) {
      const gone = await rm(fileOf(hash)).then(() => true, nullWhenMissing);
      if (gone) await syncFolder(path.dirname(fileOf(hash)));
      return gone === true;
    },
    async *list() {
      for (const first of await foldersIn(root)) {
        for (const second of await foldersIn(path.join(root, first))) {
          for (const name of await readdir(path.join(root, first, second))) {
            const hash = parseFileHash(name);
            const found = hash ? await stat(fileOf(hash)).catch(nullWhenMissing) : null;
            if (hash && found) yield { hash, storedAt: found.mtime };
          }
        }
      }
    },
  };
}

async function writeDurably(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  await syncFolder(path.dirname(folder));
  await syncFolder(root);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a killed server was writing. Young ones may be another node's. */
async function dropAbandoned(writing: string): Promise<void> {
  for (const name of await readdir(writing)) {
    const file = path.join(writing, name);
    const found = await stat(file).catch(nullWhenMissing);
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(name => /^[0-9a-f]{2}$/.test(name)).sort();
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(nullWhenMissing)) !== null;
}

function nullWhenMissing(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null;
  throw fault;
}
