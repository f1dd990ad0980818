/** Parts put together so that no two lists of parts give the same bytes: each after its length. */
export function lengthPrefixed(parts: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
