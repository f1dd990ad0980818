import { inflateSync } from 'node:zlib';
import { type Budget, TooCostly } from '../../archive/budget.ts';

/** Undoes the filters of a stream; null for those that hold pictures or that nobody writes any more. */
export function undoFilters(packed: Buffer, filters: readonly string[], budget: Budget): Buffer | null {
  let bytes = packed;
  for (const filter of filters) {
    const undo = FILTERS[filter];
    if (!undo) return null;
    const plain = undo(bytes, budget);
    if (plain === null) return null;
    budget.spendOutput(plain.length);
    bytes = plain;
  }
  return bytes;
}

const FILTERS: Readonly<Record<string, (bytes: Buffer, budget: Budget) => Buffer | null>> = {
  FlateDecode: inflate,
  Fl: inflate,
  ASCIIHexDecode: unhex,
  AHx: unhex,
  ASCII85Decode: unbase85,
  A85: unbase85,
};

function inflate(bytes: Buffer, budget: Budget): Buffer | null {
  try {
    // A stream cut short by a careless producer still gives what it holds.
    return inflateSync(bytes, { maxOutputLength: budget.roomForPart, finishFlush: 2 });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooCostly('partBytes');
    return null;
  }
}

function unhex(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').split('>')[0]!.replace(/\s/g, ''), 'hex');
}

function unbase85(bytes: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const flush = () => {
    if (group.length < 2) return;
    const short = 5 - group.length;
    const value = [...group, ...Array<number>(short).fill(84)].reduce((sum, digit) => sum * 85 + digit, 0);
    for (let no = 0; no < 4 - short; no += 1) out.push(Math.floor(value / 256 ** (3 - no)) & 0xff);
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    if (group.length === 5) flush();
  }
  flush();
  return Buffer.from(out);
}
