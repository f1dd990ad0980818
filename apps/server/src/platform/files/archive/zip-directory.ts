import { Damaged } from './budget.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly headerAt: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** As the archive states it; more than was asked for means that `entries` is cut. */
  readonly count: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const COMMENT_MAX = 0xffff;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;

/**
 * The list at the end of a zip, as Office and every unpacker read it. Names and sizes only: nothing is unpacked.
 * Sizes of unpacked parts are not even read, since nothing forces them to be true.
 */
export function readZipDirectory(bytes: Buffer, most: number): ZipDirectory {
  const end = findEnd(bytes);
  if (end < 0) throw new Damaged('zip without a directory');
  const count = bytes.readUInt16LE(end + 10);
  // 0xffff announces ZIP64, whose archives hold more entries than any office file.
  if (count === 0xffff) return { entries: [], count: Number.POSITIVE_INFINITY };
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (entries.length < Math.min(count, most)) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new Damaged('zip directory is cut');
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    entries.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_NAMES) !== 0),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (flags & ENCRYPTED) !== 0,
      compressedSize: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return { entries, count };
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - COMMENT_MAX);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return -1;
}

/** Chinese packers write names in GBK and do not say so. */
function decodeName(bytes: Buffer, saysUtf8: boolean): string {
  for (const encoding of saysUtf8 ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding
    }
  }
  return bytes.toString('latin1');
}
