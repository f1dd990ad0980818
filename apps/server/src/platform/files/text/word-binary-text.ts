import { Damaged } from '../archive/budget.ts';
import { openCompoundFile } from '../archive/compound-file.ts';
import type { LineCollector } from './line.ts';

const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;
const PIECE_TABLE = 0x02;
const COMPRESSED = 0x4000_0000;
/** Characters by which Word 97–2003 ends a paragraph, a cell, a line, a page (MS-DOC 2.4.1). */
const LINE_ENDS = /[\r\u0007\u000b]/;
const PAGE_END = '\f';
const FIELD_CODES = /\u0013[^\u0014\u0015]*[\u0014]?|[\u0015\u0001-\u0006\u0008]/g;

/**
 * .doc and old .wps by the piece table: the main text first, then footnotes, headers, comments, endnotes and text boxes,
 * all in one run of characters, as the file itself orders them.
 */
export function readWordBinaryText(bytes: Buffer, into: LineCollector): void {
  const file = openCompoundFile(bytes);
  const main = file.stream('WordDocument');
  if (!main) return into.leaveUnread('', 'encrypted');
  if (main.length < 0x01aa) throw new Damaged('WordDocument is cut');
  const flags = main.readUInt16LE(0x0a);
  if (flags & ENCRYPTED) return into.leaveUnread('', 'encrypted');
  const table = file.stream(flags & TABLE_1 ? '1Table' : '0Table');
  const bodyLength = main.readUInt32LE(0x4c);
  const text = table ? readPieces(main, table) : null;
  if (text === null) throw new Damaged('no piece table');
  addLines(text.slice(0, bodyLength), 'body', into);
  addLines(text.slice(bodyLength), 'text-box', into);
}

function readPieces(main: Buffer, table: Buffer): string | null {
  const clxAt = main.readUInt32LE(0x01a2);
  const clx = table.subarray(clxAt, clxAt + main.readUInt32LE(0x01a6));
  let at = 0;
  while (at < clx.length && clx[at] === 0x01) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== PIECE_TABLE || at + 5 > clx.length) return null;
  const pieces = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((pieces.length - 4) / 12);
  const parts: string[] = [];
  for (let no = 0; no < count; no += 1) {
    const characters = pieces.readUInt32LE((no + 1) * 4) - pieces.readUInt32LE(no * 4);
    const where = pieces.readUInt32LE((count + 1) * 4 + no * 8 + 2);
    const start = where & 0x3fff_ffff;
    if (characters < 0 || characters > main.length) throw new Damaged('piece of impossible length');
    parts.push(
      where & COMPRESSED
        ? new TextDecoder('windows-1252').decode(main.subarray(start / 2, start / 2 + characters))
        : main.toString('utf16le', start, start + characters * 2),
    );
  }
  return parts.join('');
}

function addLines(text: string, zone: 'body' | 'text-box', into: LineCollector): void {
  for (const [no, page] of text.replace(FIELD_CODES, '').split(PAGE_END).entries()) {
    if (no > 0) into.startPage();
    for (const line of page.split(LINE_ENDS)) into.add(line, zone);
  }
}
