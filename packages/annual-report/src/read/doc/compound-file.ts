import { ReadingStopped } from '../reading-stopped.ts';

/** The file system inside .doc, .wps, .xls and encrypted .docx files (OLE2, [MS-CFB]). */
export interface CompoundFile {
  /** Of the streams and storages at its root; those of embedded objects are not looked at. */
  readonly names: readonly string[];
  /** Sectors are in use that lie beyond the end of the file. */
  readonly isCutOff: boolean;
  readonly read: (name: string) => Uint8Array | null;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LARGEST_SECTOR_NUMBER = 0xfffffffa;
const FREE = 0xffffffff;
const SMALL_SECTOR = 64;

export const isCompoundFile = (bytes: Uint8Array) => SIGNATURE.every((byte, index) => bytes[index] === byte);

export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  if (sectorShift !== 9 && sectorShift !== 12) throw new ReadingStopped('damaged');
  const sectors: Sectors = { bytes, view, size: 1 << sectorShift };
  const table = readTable(sectors);
  const entries = readEntries(readChain(sectors, table, view.getUint32(48, true)));
  const root = entries[0];
  if (!root) throw new ReadingStopped('damaged');
  const smallTable = numbersOf(readChain(sectors, table, view.getUint32(60, true)));
  const smallStream = readChain(sectors, table, root.start, root.size);
  const small: Sectors = { bytes: smallStream, view: viewOf(smallStream), size: SMALL_SECTOR, isSmall: true };
  const cutoff = view.getUint32(56, true);
  const found = new Map(childrenOf(entries).map(entry => [entry.name, entry]));
  return {
    names: [...found.keys()],
    isCutOff: table.some((next, sector) => next !== FREE && offsetOf(sectors, sector) + sectors.size > bytes.length),
    read(name) {
      const entry = found.get(name);
      if (!entry || entry.type !== STREAM) return null;
      return entry.size < cutoff
        ? readChain(small, smallTable, entry.start, entry.size)
        : readChain(sectors, table, entry.start, entry.size);
    },
  };
}

interface Sectors {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  /** Sectors of the stream of small streams begin at its first byte; those of the file after its header. */
  readonly isSmall?: boolean;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const offsetOf = ({ size, isSmall }: Sectors, sector: number) => (isSmall ? sector : sector + 1) * size;

/** The table that says which sector follows which; the list of its own sectors goes on in a chain of its own. */
function readTable(sectors: Sectors): Uint32Array {
  const { view, size, bytes } = sectors;
  const most = Math.ceil(bytes.length / size);
  const own: number[] = [];
  for (let index = 0; index < 109; index++) own.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let seen = 0; next < LARGEST_SECTOR_NUMBER && seen < most; seen++) {
    const at = offsetOf(sectors, next);
    if (at + size > bytes.length) break;
    for (let index = 0; index < size / 4 - 1; index++) own.push(view.getUint32(at + index * 4, true));
    next = view.getUint32(at + size - 4, true);
  }
  const used = own.filter(sector => sector < LARGEST_SECTOR_NUMBER).slice(0, most);
  const table = new Uint32Array((used.length * size) / 4).fill(FREE);
  for (const [index, sector] of used.entries()) {
    const at = offsetOf(sectors, sector);
    if (at + size > bytes.length) continue;
    for (let entry = 0; entry < size / 4; entry++)
      table[(index * size) / 4 + entry] = view.getUint32(at + entry * 4, true);
  }
  return table;
}

/** A chain of sectors: it ends, or the file is damaged. Never longer than the file, so that a circle ends too. */
function readChain(sectors: Sectors, table: Uint32Array, start: number, size?: number): Uint8Array {
  const most = Math.ceil(sectors.bytes.length / sectors.size);
  const wanted = size === undefined ? most : Math.ceil(size / sectors.size);
  if (wanted > most) throw new ReadingStopped('damaged');
  const chain: number[] = [];
  for (let sector = start; sector < LARGEST_SECTOR_NUMBER && chain.length < wanted; sector = table[sector]!) {
    if (sector >= table.length || offsetOf(sectors, sector) >= sectors.bytes.length)
      throw new ReadingStopped('damaged');
    chain.push(sector);
  }
  if (size !== undefined && chain.length < wanted) throw new ReadingStopped('damaged');
  const last = chain.at(-1);
  const cutOff = last === undefined ? 0 : Math.max(0, offsetOf(sectors, last) + sectors.size - sectors.bytes.length);
  if (size !== undefined && chain.length * sectors.size - cutOff < size) throw new ReadingStopped('damaged');
  const whole = new Uint8Array(chain.length * sectors.size);
  for (const [index, sector] of chain.entries()) {
    const at = offsetOf(sectors, sector);
    whole.set(sectors.bytes.subarray(at, at + sectors.size), index * sectors.size);
  }
  return size === undefined ? whole : whole.subarray(0, size);
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}

const STREAM = 2;
const NOBODY = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = viewOf(directory);
  return Array.from({ length: directory.length >> 7 }, (_, index) => {
    const at = index * 128;
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      type: directory[at + 66]!,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** What stands at the root: a tree of siblings, each visited once whatever the file says. */
function childrenOf(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<number>([NOBODY]);
  const waiting = [entries[0]!.child];
  const children: Entry[] = [];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    children.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return children;
}
