const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum of a zip entry, piece by piece; begin with 0. */
export function crc32(piece: Uint8Array, before: number): number {
  let value = ~before;
  for (let index = 0; index < piece.length; index++) value = TABLE[(value ^ piece[index]!) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}
