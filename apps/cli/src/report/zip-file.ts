import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

export interface ZipFileEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedSize: number;
  readonly headerAt: number;
}

/** `unpacks-too-large`: more than was allowed. */
export type UnpackRefusal = 'encrypted' | 'damaged' | 'unpacks-too-large';

/** A zip of any size on disk: its list is read piece by piece, its files one by one. */
export interface ZipFile {
  entries(): AsyncGenerator<ZipFileEntry>;
  /** What an entry unpacks to, or why it does not. */
  read(entry: ZipFileEntry, most: number): Promise<Uint8Array | UnpackRefusal>;
  close(): Promise<void>;
}

const unpack = promisify(inflateRaw);
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const NOT_HERE = 0xffffffff;
const LIST_PIECE = 1 << 20;
const STORED = 0;
const DEFLATED = 8;
const AES = 99;

/** Null where the file is no zip of reports: not a zip at all, or an Office document, which is one report. */
export async function openZipFile(file: string): Promise<ZipFile | null> {
  const handle = await open(file, 'r');
  try {
    const head = await readAt(handle, 0, 4);
    if (head.length < 4 || ![LOCAL, END].includes(head.readUInt32LE(0))) return await refuse(handle);
    const end = await findEnd(handle);
    if (!end) return await refuse(handle);
    for await (const { name } of listEntries(handle, end)) {
      if (/^\[Content_Types\]\.xml$|^word\/|^OFD\.xml$|^mimetype$/.test(name)) return await refuse(handle);
    }
    return {
      entries: () => listEntries(handle, end),
      read: (entry, most) => readEntry(handle, entry, most),
      close: () => handle.close(),
    };
  } catch (fault) {
    await handle.close();
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

async function refuse(handle: FileHandle): Promise<null> {
  await handle.close();
  return null;
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

interface ListPlace {
  readonly at: number;
  readonly count: number;
}

async function findEnd(handle: FileHandle): Promise<ListPlace | null> {
  const { size } = await handle.stat();
  const from = Math.max(0, size - 22 - 0xffff);
  const tail = await readAt(handle, from, size - from);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const place = { count: tail.readUInt16LE(at + 10), at: tail.readUInt32LE(at + 16) };
    if (place.count !== 0xffff && place.at !== NOT_HERE) return place;
    return findEnd64(handle, from + at - 20);
  }
  return null;
}

async function findEnd64(handle: FileHandle, locatorAt: number): Promise<ListPlace | null> {
  if (locatorAt < 0) return null;
  const locator = await readAt(handle, locatorAt, 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== LOCATOR_64) return null;
  const end = await readAt(handle, Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== END_64) return null;
  return { count: Number(end.readBigUInt64LE(32)), at: Number(end.readBigUInt64LE(48)) };
}

async function* listEntries(handle: FileHandle, { at: first, count }: ListPlace): AsyncGenerator<ZipFileEntry> {
  let from = first;
  let piece = await readAt(handle, from, LIST_PIECE);
  for (let n = 0, at = 0; n < count; n++) {
    if (at + 46 + 3 * 0xffff > piece.length) {
      from += at;
      piece = await readAt(handle, from, LIST_PIECE);
      at = 0;
    }
    if (at + 46 > piece.length || piece.readUInt32LE(at) !== CENTRAL) return;
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map(offset => piece.readUInt16LE(at + offset));
    const nameEnd = at + 46 + nameLength!;
    yield readListed(piece, at, nameEnd, nameEnd + extraLength!);
    at = nameEnd + extraLength! + noteLength!;
  }
}

function readListed(list: Buffer, at: number, nameEnd: number, extraEnd: number): ZipFileEntry {
  const flags = list.readUInt16LE(at + 8);
  const large = largeSizes(list.subarray(nameEnd, extraEnd));
  const orLarge = (offset: number) => {
    const value = list.readUInt32LE(at + offset);
    return value === NOT_HERE ? (large.shift() ?? value) : value;
  };
  // In this order: the extra field holds only the sizes that did not fit, one after the other.
  const size = orLarge(24);
  const packedSize = orLarge(20);
  const headerAt = orLarge(42);
  return {
    name: decodeName(list.subarray(at + 46, nameEnd), (flags & 0x0800) !== 0),
    isEncrypted: (flags & 1) !== 0,
    method: list.readUInt16LE(at + 10),
    crc: list.readUInt32LE(at + 16),
    size,
    packedSize,
    headerAt,
  };
}

/** ZIP64: sizes above 4 GB stand in the extra field 0x0001. */
function largeSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1)
      return Array.from({ length: Math.floor(length / 8) }, (_, n) => Number(extra.readBigUInt64LE(at + 4 + 8 * n)));
    at += 4 + length;
  }
  return [];
}

/** Chinese packers write names in GBK and do not say so. */
function decodeName(bytes: Uint8Array, saysUtf8: boolean): string {
  for (const encoding of saysUtf8 ? ['utf-8'] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      // the next encoding
    }
  return Buffer.from(bytes).toString('latin1');
}

async function readEntry(handle: FileHandle, entry: ZipFileEntry, most: number): Promise<Uint8Array | UnpackRefusal> {
  if (entry.isEncrypted || entry.method === AES) return 'encrypted';
  const local = await readAt(handle, entry.headerAt, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) return 'damaged';
  if (entry.packedSize > most) return 'unpacks-too-large';
  const from = entry.headerAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = await readAt(handle, from, entry.packedSize);
  const unpacked = await unpackBytes(packed, entry.method, most);
  return unpacked instanceof Uint8Array && crc32(unpacked) !== entry.crc ? 'damaged' : unpacked;
}

async function unpackBytes(packed: Uint8Array, method: number, most: number): Promise<Uint8Array | UnpackRefusal> {
  if (method === STORED) return packed;
  if (method !== DEFLATED) return 'damaged';
  try {
    return await unpack(packed, { maxOutputLength: most });
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-large' : 'damaged';
  }
}
