import { readZipDirectory } from '../archive/zip-directory.ts';
import { readZipPart } from '../archive/zip-part.ts';
import type { LineCollector } from './line.ts';

/** One file in an archive, unpacked only when asked; null when it cannot be, which is noted as unread. */
export interface ZipPart {
  readonly name: string;
  unpack(): Buffer | null;
}

/** The files of an archive under the collector's budget. Refused at the first entry too many, before any is unpacked. */
export function listZipParts(bytes: Buffer, into: LineCollector): ZipPart[] {
  const directory = readZipDirectory(bytes, into.budget.limits.entries + 1);
  into.budget.spendEntries(directory.count);
  return directory.entries
    .filter(entry => !entry.name.endsWith('/'))
    .map(entry => ({
      name: entry.name,
      unpack() {
        const part = readZipPart(bytes, entry, into.budget);
        if (Buffer.isBuffer(part)) return part;
        into.leaveUnread(entry.name, part);
        return null;
      },
    }));
}
