import { openCompoundFile } from '../archive/compound-file.ts';
import type { LineCollector, Zone } from './line.ts';

/** BIFF records that hold words (MS-XLS 2.3). */
const FILE_PASS = 0x2f;
const SST = 0xfc;
const CONTINUE = 0x3c;
const STRINGS: Readonly<Record<number, { readonly zone: Zone; readonly at: number; readonly lengthBytes: 1 | 2 }>> = {
  0x14: { zone: 'header', at: 0, lengthBytes: 2 },
  0x15: { zone: 'footer', at: 0, lengthBytes: 2 },
  0x85: { zone: 'property', at: 6, lengthBytes: 1 },
  0x204: { zone: 'cell', at: 6, lengthBytes: 2 },
  0x207: { zone: 'cell', at: 0, lengthBytes: 2 },
};
const TEXT_OBJECT = 0x1b6;

interface BiffRecord {
  readonly kind: number;
  readonly body: Buffer;
}

/** .xls and old .et: shared strings, labels, headers, sheet names, text boxes. */
export function readExcelBinaryText(bytes: Buffer, into: LineCollector): void {
  const file = openCompoundFile(bytes);
  const records = [...readRecords(file.stream('Workbook') ?? file.stream('Book') ?? Buffer.alloc(0))];
  if (records.some(record => record.kind === FILE_PASS)) return into.leaveUnread('', 'encrypted');
  for (const [no, { kind, body }] of records.entries()) {
    const place = STRINGS[kind];
    if (place) into.add(readString(body, place.at, place.lengthBytes), place.zone);
    if (kind === SST) for (const text of readShared(body, continued(records, no))) into.add(text, 'cell');
    if (kind === TEXT_OBJECT) into.add(readBoxText(continued(records, no)), 'text-box');
  }
}

function* readRecords(stream: Buffer): Generator<BiffRecord> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    yield { kind: stream.readUInt16LE(at), body: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

function continued(records: readonly BiffRecord[], no: number): Buffer[] {
  const bodies: Buffer[] = [];
  for (let at = no + 1; records[at]?.kind === CONTINUE; at += 1) bodies.push(records[at]!.body);
  return bodies;
}

function readString(body: Buffer, at: number, lengthBytes: 1 | 2): string {
  if (at + lengthBytes + 1 > body.length) return '';
  const length = body.readUIntLE(at, lengthBytes);
  return characters(body.subarray(at + lengthBytes + 1), length, (body[at + lengthBytes]! & 1) === 1);
}

function characters(bytes: Buffer, length: number, wide: boolean): string {
  return bytes.subarray(0, wide ? length * 2 : length).toString(wide ? 'utf16le' : 'latin1');
}

/** Shared strings run on over CONTINUE records; a string cut there says anew whether its rest is wide. */
function readShared(first: Buffer, rest: readonly Buffer[]): string[] {
  const bodies = [first, ...rest];
  const texts: string[] = [];
  let body = 0;
  let at = 8;
  const settle = () => {
    while (body < bodies.length && at >= bodies[body]!.length) {
      at -= bodies[body]!.length;
      body += 1;
    }
    return body < bodies.length;
  };
  while (settle() && at + 3 <= bodies[body]!.length) {
    let left = bodies[body]!.readUInt16LE(at);
    let flags = bodies[body]![at + 2]!;
    at += 3;
    let tail = 0;
    if (flags & 8) tail += readHere(2) * 4;
    if (flags & 4) tail += readHere(4);
    let text = '';
    while (left > 0) {
      if (at >= bodies[body]!.length) {
        body += 1;
        at = 1;
        if (body >= bodies.length) break;
        flags = bodies[body]![0] ?? 0;
      }
      const wide = (flags & 1) === 1;
      const room = Math.floor((bodies[body]!.length - at) / (wide ? 2 : 1));
      const taken = Math.min(left, room);
      text += characters(bodies[body]!.subarray(at), taken, wide);
      at += taken * (wide ? 2 : 1);
      left -= taken;
      if (taken === 0) at = bodies[body]!.length;
    }
    texts.push(text);
    at += tail;
  }
  return texts;

  function readHere(bytes: 2 | 4): number {
    const here = bodies[body]!;
    const value = at + bytes <= here.length ? here.readUIntLE(at, bytes) : 0;
    at += bytes;
    return value;
  }
}

function readBoxText(bodies: readonly Buffer[]): string {
  const text = bodies[0];
  return text && text.length > 1 ? characters(text.subarray(1), text.length, (text[0]! & 1) === 1) : '';
}
