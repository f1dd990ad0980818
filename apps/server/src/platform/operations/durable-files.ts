import { createHash } from 'node:crypto';
import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperationRefusal } from './operation-refusal.ts';

export interface CopiedFile {
  readonly size: number;
  readonly sha256: string;
}

const CHUNK = 1024 * 1024;

/** Copies a file that may be growing or shrinking meanwhile, and syncs it. Null where it has vanished. */
export async function copyFileDurably(source: string, target: string): Promise<CopiedFile | null> {
  const from = await open(source, 'r').catch(nullWhenMissing);
  if (from === null) return null;
  try {
    return await writeFileDurably(target, from.createReadStream({ autoClose: false, highWaterMark: CHUNK }));
  } finally {
    await from.close();
  }
}

/** Refuses to write over anything: what lies in a backup stays what it was. */
export async function writeFileDurably(target: string, content: AsyncIterable<Buffer>): Promise<CopiedFile> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const to = await open(target, 'wx', 0o600);
  const digest = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content) {
      digest.update(chunk);
      size += chunk.length;
      await to.write(chunk);
    }
    await to.sync();
  } finally {
    await to.close();
  }
  return { size, sha256: digest.digest('hex') };
}

export async function writeTextDurably(target: string, text: string): Promise<CopiedFile> {
  const file = await writeFileDurably(target, chunks(text));
  await syncFolder(dirname(target));
  return file;
}

async function* chunks(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text);
}

/** Null where there is no such file. */
export async function hashFile(path: string): Promise<CopiedFile | null> {
  const file = await open(path, 'r').catch(nullWhenMissing);
  if (file === null) return null;
  try {
    const digest = createHash('sha256');
    let size = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: CHUNK })) {
      digest.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    return { size, sha256: digest.digest('hex') };
  } finally {
    await file.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes the folder, or takes an empty one. `what` names it in the sentence. */
export async function takeEmptyFolder(path: string, what: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const left = await readdir(path);
    if (left.length > 0)
      throw new OperationRefusal(1, `${what} ${path} is not empty: name a new folder. Nothing was changed.`);
  } catch (cause) {
    if (cause instanceof OperationRefusal) throw cause;
    throw new OperationRefusal(2, `${what} ${path} cannot be used (${(cause as NodeJS.ErrnoException).code}).`, {
      cause,
    });
  }
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(nullWhenMissing)) !== null;
}

export function nullWhenMissing(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null;
  throw fault;
}

/** Every file below a folder, as paths from it with `/`, sorted: links and sockets are none. */
export async function* walkFiles(root: string, below = ''): AsyncIterable<string> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(nullWhenMissing);
  for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* walkFiles(root, path);
    else if (entry.isFile()) yield path;
  }
}
