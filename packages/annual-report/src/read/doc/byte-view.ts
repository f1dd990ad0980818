import { ReadingStopped } from '../reading-stopped.ts';

/** Little-endian numbers of a stream; what lies outside of it is a damaged file. */
export class ByteView {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    return this.#view.getUint16(at, true);
  }

  i16(at: number): number {
    return this.#view.getInt16(at, true);
  }

  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  i32(at: number): number {
    return this.#view.getInt32(at, true);
  }

  slice(at: number, length: number): ByteView {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw new ReadingStopped('damaged');
    return new ByteView(this.bytes.subarray(at, at + length));
  }

  utf16(at: number, characters: number): string {
    return UTF16.decode(this.slice(at, characters * 2).bytes);
  }
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
