import { opendir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILE_LIMIT_BYTES, type ReadResult, refuseFile, refuseTooLarge } from '@gongkai/annual-report';
import { unusable } from '../exit-codes.ts';
import { openZipFile, type ZipFile, type ZipFileEntry } from './zip-file.ts';

/** A file to be read: on disk, or inside a zip. */
export interface Input {
  /** Unique and the same at the next run: the path as given, `!/` before a name inside a zip. */
  readonly id: string;
  readonly bytes: number;
  /** Changes when the file does. */
  readonly stamp: string;
  /** Its bytes, or the answer that it got without being opened. */
  read(): Promise<Uint8Array | ReadResult>;
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
  const found = await stat(file).catch(() => null);
  if (!found) return;
  const { size, mtimeMs } = found;
  const stamp = `${size}/${Math.round(mtimeMs)}`;
  // What cannot be opened says so when it is read.
  const zip = await openZipFile(file).catch(() => null);
  if (!zip) {
    yield { id: file, bytes: size, stamp, read: () => readFileUpTo(file, size) };
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
        read: () => readEntry(zip, entry),
      };
    }
  } finally {
    await zip.close();
  }
}

/** A file that is too large is refused by its size, before it is read. */
async function readFileUpTo(file: string, size: number): Promise<Uint8Array | ReadResult> {
  if (size > FILE_LIMIT_BYTES) return refuseTooLarge(size);
  // Taken away or closed to us since it was found: one file's matter, not the end of the run.
  return readFile(file).catch(fault => refuseFile('damaged', (fault as NodeJS.ErrnoException).code ?? ''));
}

async function readEntry(zip: ZipFile, entry: ZipFileEntry): Promise<Uint8Array | ReadResult> {
  if (entry.size > FILE_LIMIT_BYTES) return refuseTooLarge(entry.size);
  const content = await zip.read(entry, FILE_LIMIT_BYTES);
  return content instanceof Uint8Array ? content : refuseFile(content, entry.name);
}
