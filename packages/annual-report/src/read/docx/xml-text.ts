import { ReadingStopped } from '../reading-stopped.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LONG = 200;

/** Text or the value of an attribute between two bytes: its character references are resolved, line ends are `\n`. */
export function decodeText(xml: Uint8Array, from: number, to: number): string {
  const text = decodeUtf8(xml, from, to);
  const plain = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  return plain.includes('&') ? plain.replace(/&([^;&]{0,12};?)/gu, (_, name: string) => resolve(name)) : plain;
}

/** Without a document type there are five entities and characters by number; anything else is no XML. */
function resolve(reference: string): string {
  const name = reference.endsWith(';') ? reference.slice(0, -1) : '';
  const known = NAMED[name];
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/iu.exec(name) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  if (!(code > 0 && code <= 0x10ffff)) throw new ReadingStopped('damaged');
  return String.fromCodePoint(code);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Short stretches by hand: a decoder costs more to call than they to read. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > LONG) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (byte >= 0xe1 && byte <= 0xec && at + 2 < to && isTail(bytes[at + 1]!) && isTail(bytes[at + 2]!)) {
      text += String.fromCharCode(((byte & 0xf) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f));
      at += 2;
    } else return decoder.decode(bytes.subarray(from, to));
  }
  return text;
}

const isTail = (byte: number) => (byte & 0xc0) === 0x80;
