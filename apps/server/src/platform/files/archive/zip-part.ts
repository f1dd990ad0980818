import { inflateRawSync } from 'node:zlib';
import { type Budget, Damaged, TooCostly } from './budget.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Why a part cannot be unpacked: shown beside it to whoever does the 保密审查. */
export type Locked = 'encrypted' | 'unknown-compression';

/** One part, unpacked under the budget: a bomb ends at the first byte beyond it, whatever its header says. */
export function readZipPart(bytes: Buffer, entry: ZipEntry, budget: Budget): Buffer | Locked {
  if (entry.encrypted) return 'encrypted';
  const at = entry.headerAt;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw new Damaged('zip part without a header');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (packed.length < entry.compressedSize) throw new Damaged('zip part is cut');
  if (entry.method === STORED) {
    if (packed.length > budget.roomForPart) throw new TooCostly('partBytes');
    budget.spendOutput(packed.length);
    return packed;
  }
  if (entry.method !== DEFLATED) return 'unknown-compression';
  const unpacked = inflateWithin(packed, budget);
  budget.spendOutput(unpacked.length);
  return unpacked;
}

function inflateWithin(packed: Buffer, budget: Budget): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: budget.roomForPart });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooCostly('partBytes');
    throw new Damaged('zip part does not unpack');
  }
}
