import { openCompoundFile } from '../archive/compound-file.ts';
import type { LineCollector } from './line.ts';

/** Records of a .ppt (MS-PPT 2.3): atoms with text, and the containers around them. */
const TEXT_WIDE = 0x0fa0;
const TEXT_NARROW = 0x0fa8;
const STRING = 0x0fba;
const CRYPT_SESSION = 0x2f14;
const CONTAINER = 0x0f;

export function readPowerPointBinaryText(bytes: Buffer, into: LineCollector): void {
  const stream = openCompoundFile(bytes).stream('PowerPoint Document') ?? Buffer.alloc(0);
  // A container's records follow its header, so one flat walk sees every atom whatever the nesting.
  for (let at = 0; at + 8 <= stream.length; ) {
    const kind = stream.readUInt16LE(at + 2);
    const length = stream.readUInt32LE(at + 4);
    const body = stream.subarray(at + 8, at + 8 + length);
    if (kind === CRYPT_SESSION) return into.leaveUnread('', 'encrypted');
    if (kind === TEXT_WIDE || kind === STRING) into.add(body.toString('utf16le'), 'text-box');
    if (kind === TEXT_NARROW) into.add(body.toString('latin1'), 'text-box');
    at += 8 + ((stream.readUInt16LE(at) & 0x0f) === CONTAINER ? 0 : length);
  }
}
