import { opendir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILE_LIMIT_BYTES } from '@gongkai/annual-report';
import { unusable } from '../exit-codes.ts';
import { openZipFile } from './zip-file.ts';

/** A file to be read: on disk, or inside a zip. */
export interface Input {
  /** Unique and the same at the next run: the path as given, `!/` before a name inside a zip. */
  readonly id: string;
  readonly bytes: number;
  /** Changes when the file does. */
  readonly stamp: string;
  read(): Promise<Uint8Array>;
}

const HIDDEN = /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/** The files below a path in a fixed order: a file alone, a folder with all its folders, a zip. */
export async function* findInputs(given: string): AsyncGenerator<Input> {
  const found = await stat(given).catch(() => null);
  if (!found) throw unusable(`${given} is not there.`);
  if (found.isDirectory()) yield* inFolder(given);
  else yield* ofFile(given);
}

async function* inFolder(folder: string): AsyncGenerator<Input> {
  const names: { name: string; isFolder: boolean }[] = [];
  for await (const entry of await opendir(folder))
    if (!HIDDEN.test(entry.name) && (entry.isFile() || entry.isDirectory()))
      names.push({ name: entry.name, isFolder: entry.isDirectory() });
  names.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const { name, isFolder } of names) {
    const child = path.join(folder, name);
    if (isFolder) yield* inFolder(child);
    else yield* ofFile(child);
  }
}

async function* ofFile(file: string): AsyncGenerator<Input> {
  const { size, mtimeMs } = await stat(file);
  const stamp = `${size}/${Math.round(mtimeMs)}`;
  const zip = await openZipFile(file);
  if (!zip) {
    yield { id: file, bytes: size, stamp, read: () => readAtMost(file, size) };
    return;
  }
  try {
    for await (const entry of zip.entries()) {
      const parts = entry.name.split('/');
      if (entry.name.endsWith('/') || parts.some(part => HIDDEN.test(part))) continue;
      yield {
        id: `${file}!/${entry.name}`,
        bytes: entry.size,
        stamp: `${entry.size}/${entry.crc}`,
        read: () => zip.read(entry, FILE_LIMIT_BYTES + 1),
      };
    }
  } finally {
    await zip.close();
  }
}

/** A file that is too large is refused by its size, before it is read. */
async function readAtMost(file: string, size: number): Promise<Uint8Array> {
  if (size > FILE_LIMIT_BYTES) return new Uint8Array(FILE_LIMIT_BYTES + 1);
  return readFile(file);
}
