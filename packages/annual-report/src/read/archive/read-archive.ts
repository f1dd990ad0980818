import type { Problem } from '../../model/problem.ts';
import { detectType } from '../detect-type.ts';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { isLeftover, safeName } from './safe-name.ts';
import { unpackEntry } from './unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** A file of an archive, or why it is not given. `name` is safe as a path below a folder; `!/` stands after an inner archive. */
export type ArchiveItem =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly problem: Problem };

const RATIO_MATTERS_FROM = 1024 * 1024;

/** The files of a zip one by one, those of zips inside it too (one level): nothing is kept, bytes in, values out. */
export function* readArchive(bytes: Uint8Array): Generator<ArchiveItem, void> {
  yield* readLevel(bytes, '', { bytesLeft: limits.archiveBytes, entriesLeft: limits.archiveEntries });
}

interface Allowance {
  bytesLeft: number;
  entriesLeft: number;
}

function* readLevel(bytes: Uint8Array, prefix: string, allowance: Allowance): Generator<ArchiveItem, void> {
  const directory = attempt(prefix, () => readZipDirectory(bytes, allowance.entriesLeft));
  if ('problem' in directory) return yield { name: prefix.replace(/!\/$/u, ''), problem: directory.problem };
  allowance.entriesLeft -= directory.value.length;
  for (const entry of directory.value) {
    const name = prefix + (safeName(entry.name) || '未命名');
    if (/[\\/]$/u.test(entry.name) || isLeftover(name)) continue;
    const unpacked = attempt(name, () => unpack(bytes, entry, allowance));
    if ('problem' in unpacked) yield { name, problem: unpacked.problem };
    else if (!isArchive(unpacked.value)) yield { name, bytes: unpacked.value };
    else if (prefix === '') yield* readLevel(unpacked.value, `${name}!/`, allowance);
    else yield { name, problem: new ReadingStopped('archive-entry-skipped', name).problem };
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry, allowance: Allowance): Uint8Array {
  if (entry.size > RATIO_MATTERS_FROM && entry.size > entry.packedSize * limits.archiveRatio)
    throw new ReadingStopped('unpacks-too-large');
  if (entry.size > limits.fileBytes) throw new ReadingStopped('too-large');
  const unpacked = unpackEntry(bytes, entry, Math.min(limits.fileBytes, allowance.bytesLeft));
  allowance.bytesLeft -= unpacked.length;
  return unpacked;
}

const isArchive = (bytes: Uint8Array) => detectType(bytes).type === 'archive';

type Attempt<T> = { readonly value: T } | { readonly problem: Problem };

/** A problem of one file names it. */
function attempt<T>(name: string, work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    const { problem } = error instanceof ReadingStopped ? error : new ReadingStopped('damaged');
    return { problem: { ...problem, text: name } };
  }
}
