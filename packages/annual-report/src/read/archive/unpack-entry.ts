import { Inflate } from 'fflate';
import { ReadingStopped } from '../reading-stopped.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL_HEADER = 0x04034b50;
/** Deflate packs to a thousandth at most: so little is given to it at once that no answer is larger than 8 MB. */
const PIECE = 8 * 1024;

/** Unpacks a file of a zip piece by piece, up to `most` bytes whatever the zip says of it; its checksum must be right. */
export function unpackInPieces(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
  take: (piece: Uint8Array) => void,
): void {
  if (entry.isEncrypted || entry.method === 99) throw new ReadingStopped('encrypted', entry.name);
  if (entry.size > most) throw new ReadingStopped('unpacks-too-large', entry.name);
  const packed = packedBytes(bytes, entry);
  let size = 0;
  let sum = 0;
  const takeCounted = (piece: Uint8Array) => {
    size += piece.length;
    if (size > most) throw new ReadingStopped('unpacks-too-large', entry.name);
    sum = crc32(piece, sum);
    take(piece);
  };
  if (entry.method === 0) takeCounted(packed);
  else if (entry.method === 8) inflate(packed, takeCounted);
  else throw new ReadingStopped('damaged', entry.name);
  if (size !== entry.size || sum !== entry.crc) throw new ReadingStopped('damaged', entry.name);
}

function packedBytes(bytes: Uint8Array, { offset, packedSize, name }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw new ReadingStopped('damaged', name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw new ReadingStopped('damaged', name);
  return bytes.subarray(start, start + packedSize);
}

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate((piece: Uint8Array) => take(piece));
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
}

/** The whole file at once. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  unpackInPieces(bytes, entry, most, piece => {
    pieces.push(piece);
    size += piece.length;
  });
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
