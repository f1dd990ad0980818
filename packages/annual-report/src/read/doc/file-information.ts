import { ReadingStopped } from '../reading-stopped.ts';
import { unsupported } from '../unsupported-types.ts';
import type { ByteView } from './byte-view.ts';

/** A stretch of the table stream. */
export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** What the file information block at the start of the WordDocument stream says ([MS-DOC] 2.5). */
export interface FileInformation {
  readonly tableStream: '0Table' | '1Table';
  /** Characters of the main text, and where the text of text boxes begins and how much it is. */
  readonly mainLength: number;
  readonly boxesAt: number;
  readonly boxesLength: number;
  readonly styles: Stretch;
  readonly characterPages: Stretch;
  readonly paragraphPages: Stretch;
  readonly pieces: Stretch;
  readonly shapes: Stretch;
  readonly boxes: Stretch;
  readonly lists: Stretch;
  readonly listUses: Stretch;
}

const MAGIC = 0xa5ec;
/** Word 97. Word 95 writes 104, Word 6 writes 101; their files are built otherwise. */
const WORD_97 = 0xc0;
const IS_ENCRYPTED = 0x0100;
const USES_TABLE_1 = 0x0200;
const STRETCHES = 0x9a;

export function readFileInformation(fib: ByteView): FileInformation {
  const magic = fib.u16(0);
  if (magic !== MAGIC) {
    if (magic === 0xa5dc || magic === 0xa5db) throw new ReadingStopped(unsupported('word-95'));
    throw new ReadingStopped('damaged');
  }
  if (fib.u16(2) < WORD_97) throw new ReadingStopped(unsupported('word-95'));
  const flags = fib.u16(10);
  if (flags & IS_ENCRYPTED) throw new ReadingStopped('encrypted');
  const length = (at: number) => Math.max(0, fib.i32(at));
  const stretch = (index: number): Stretch => ({
    at: fib.u32(STRETCHES + index * 8),
    length: fib.u32(STRETCHES + index * 8 + 4),
  });
  const mainLength = length(0x4c);
  // Before the text boxes: footnotes, headers, macros, comments, endnotes.
  const boxesAt = [0x50, 0x54, 0x58, 0x5c, 0x60].reduce((sum, at) => sum + length(at), mainLength);
  return {
    tableStream: flags & USES_TABLE_1 ? '1Table' : '0Table',
    mainLength,
    boxesAt,
    boxesLength: length(0x64),
    styles: stretch(1),
    characterPages: stretch(12),
    paragraphPages: stretch(13),
    pieces: stretch(33),
    shapes: stretch(40),
    boxes: stretch(56),
    lists: stretch(73),
    listUses: stretch(74),
  };
}
