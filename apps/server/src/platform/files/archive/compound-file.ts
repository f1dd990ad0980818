import { Damaged } from './budget.ts';

/** OLE compound file (MS-CFB): the container of .doc, .xls, .ppt, old .wps, and of encrypted .docx. */
export interface CompoundFile {
  readonly names: readonly string[];
  stream(name: string): Buffer | null;
}

export const COMPOUND_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const MINI_SECTOR = 64;
const DIRECTORY_ENTRY = 128;
const STREAM = 2;
const ROOT = 5;

interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

export function openCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 512 || !bytes.subarray(0, 8).equals(COMPOUND_MAGIC)) throw new Damaged('not a compound file');
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Damaged('compound file with an odd sector size');
  const sectorSize = 1 << shift;
  const sector = (no: number) => bytes.subarray((no + 1) * sectorSize, (no + 2) * sectorSize);
  const fat = readFat(bytes, sector, sectorSize);
  const chain = (start: number) => Buffer.concat(followChain(fat, start).map(sector));

  const entries = readEntries(chain(bytes.readUInt32LE(48)));
  const root = entries.find(entry => entry.kind === ROOT);
  const cutoff = bytes.readUInt32LE(56);
  const miniFat = toNumbers(chain(bytes.readUInt32LE(60)));
  const miniStream = root ? chain(root.start) : Buffer.alloc(0);
  const miniSector = (no: number) => miniStream.subarray(no * MINI_SECTOR, (no + 1) * MINI_SECTOR);

  return {
    names: entries.map(entry => entry.name),
    stream(name) {
      const entry = entries.find(one => one.kind === STREAM && one.name === name);
      if (!entry) return null;
      const whole =
        entry.size < cutoff ? Buffer.concat(followChain(miniFat, entry.start).map(miniSector)) : chain(entry.start);
      return whole.subarray(0, entry.size);
    },
  };
}

/** The chain of sector numbers; one that runs in a circle is damage, not a wait without end. */
function followChain(table: readonly number[], start: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at !== END_OF_CHAIN && at !== FREE; ) {
    const next = table[at];
    if (next === undefined) break;
    numbers.push(at);
    if (numbers.length > table.length) throw new Damaged('compound file runs in a circle');
    at = next;
  }
  return numbers;
}

function readFat(bytes: Buffer, sector: (no: number) => Buffer, sectorSize: number): number[] {
  const most = Math.ceil(bytes.length / sectorSize);
  const holders = toNumbers(bytes.subarray(76, 512));
  let more = bytes.readUInt32LE(68);
  for (let seen = 0; more !== END_OF_CHAIN && more !== FREE && seen <= most; seen += 1) {
    const list = toNumbers(sector(more));
    const next = list.pop();
    if (next === undefined) break;
    holders.push(...list);
    more = next;
  }
  const fat: number[] = [];
  for (const holder of holders) {
    if (holder === FREE || holder > most) continue;
    for (const next of toNumbers(sector(holder))) fat.push(next);
    if (fat.length > most + sectorSize) break;
  }
  return fat;
}

function readEntries(directory: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64);
    if (nameBytes < 2) continue;
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes - 2),
      kind: directory.readUInt8(at + 66),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function toNumbers(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}
