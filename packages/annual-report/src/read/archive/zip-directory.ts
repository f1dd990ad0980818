import { ReadingStopped } from '../reading-stopped.ts';

/** A file in a zip as its directory tells of it: the figures are claims until it is unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * The directory at the end of a zip: unlike the headers before each file it is right whatever wrote the zip, and it is missing
 * when the file was cut off.
 */
export function readZipDirectory(bytes: Uint8Array, mostEntries: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, size, offset, at } = readEnd(view);
  if (count > mostEntries) throw new ReadingStopped('unpacks-too-large', `${count} 个文件`);
  // Something may stand before the zip (a program that unpacks itself): every offset is counted from its true beginning.
  const shift = at - size - offset;
  if (shift < 0) throw new ReadingStopped('damaged');
  const entries: ZipEntry[] = [];
  let next = offset + shift;
  while (entries.length < count) {
    if (next + 46 > at || view.getUint32(next, true) !== ENTRY) throw new ReadingStopped('damaged');
    const [nameLength, extraLength] = [view.getUint16(next + 28, true), view.getUint16(next + 30, true)];
    entries.push(readEntry(view, next, nameLength, extraLength, shift));
    next += 46 + nameLength + extraLength + view.getUint16(next + 32, true);
  }
  return entries;
}

function readEnd(view: DataView) {
  const earliest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= earliest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64) return readEnd64(view, at - 20);
    return {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
      at,
    };
  }
  throw new ReadingStopped('damaged');
}

function readEnd64(view: DataView, locator: number) {
  const at = number64(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== END_64) throw new ReadingStopped('damaged');
  return {
    count: number64(view, at + 32),
    size: number64(view, at + 40),
    offset: number64(view, at + 48),
    at,
  };
}

const number64 = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

const IS_UTF8 = 0x800;
const IS_ENCRYPTED = 0x1;

function readEntry(view: DataView, at: number, nameLength: number, extraLength: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const wide = readExtra64(view, at, at + 46 + nameLength, extraLength);
  return {
    name: decodeName(name, (flags & IS_UTF8) !== 0),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & IS_ENCRYPTED) !== 0,
    crc: view.getUint32(at + 16, true),
    ...wide,
    offset: wide.offset + shift,
  };
}

/** Sizes over 4 GB stand in an extra field, in the order size, packed size, offset, and only those that do not fit. */
function readExtra64(view: DataView, entry: number, extra: number, length: number) {
  const [packedSize, size, offset] = [20, 24, 42].map(at => view.getUint32(entry + at, true)) as [
    number,
    number,
    number,
  ];
  const figures = { packedSize, size, offset };
  for (let at = extra; at + 4 <= extra + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const)
      if (figures[key] === IN_ZIP64 && next + 8 <= extra + length) {
        figures[key] = number64(view, next);
        next += 8;
      }
  }
  return figures;
}

/** Names without the flag are as often UTF-8 as GBK, the code page of Chinese Windows. */
function decodeName(name: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder('utf-8').decode(name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
}
