import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { ByteView } from './byte-view.ts';
import { SPRM } from './sprms.ts';

/** A run of the text as it lies in the file: characters `[from, to)` at byte `at`, of one byte each or two. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly width: 1 | 2;
  /** What a quick save changed of its properties. */
  readonly changes: ByteView | null;
}

const IS_COMPRESSED = 0x40000000;
const CHANGES = 1;
const TABLE = 2;

/** The piece table ([MS-DOC] 2.9.38): in which order the parts of the file make the text. */
export function readPieces(table: ByteView): readonly Piece[] {
  const changes: ByteView[] = [];
  let at = 0;
  while (table.u8(at) === CHANGES) {
    const length = table.u16(at + 1);
    changes.push(table.slice(at + 3, length));
    at += 3 + length;
  }
  if (table.u8(at) !== TABLE) throw new ReadingStopped('damaged');
  const list = table.slice(at + 5, table.u32(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  let characters = 0;
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [list.u32(index * 4), list.u32(index * 4 + 4)];
    const piece = (count + 1) * 4 + index * 8;
    const position = list.u32(piece + 2);
    const width = position & IS_COMPRESSED ? 1 : 2;
    characters += to - from;
    if (to < from || characters > limits.characters) throw new ReadingStopped('damaged');
    const offset = position & (IS_COMPRESSED - 1);
    return { from, to, at: width === 1 ? offset >> 1 : offset, width, changes: changesOf(list, piece + 6, changes) };
  });
}

/** Short changes name one property by an old number of seven bits. */
const SHORT: Readonly<Record<number, number>> = {
  0x18: SPRM.inTable,
  0x19: SPRM.isRowEnd,
  0x41: SPRM.isDeleted,
  0x42: SPRM.isInserted,
  0x5c: SPRM.isHidden,
};

function changesOf(list: ByteView, at: number, changes: readonly ByteView[]): ByteView | null {
  const value = list.u16(at);
  if (value === 0) return null;
  if (value & 1) return changes[value >> 1] ?? null;
  const sprm = SHORT[(value >> 1) & 0x7f];
  if (sprm === undefined) return null;
  return new ByteView(Uint8Array.of(sprm & 0xff, sprm >> 8, value >> 8));
}

const WINDOWS = new TextDecoder('windows-1252');

/** One character of the result for each of the file: positions in it are positions in the document. */
export function readTextOf(stream: ByteView, pieces: readonly Piece[]): string {
  const texts = pieces.map(({ from, to, at, width }) =>
    width === 2 ? stream.utf16(at, to - from) : WINDOWS.decode(stream.slice(at, to - from).bytes),
  );
  if (pieces.some(({ from }, index) => from !== (pieces[index - 1]?.to ?? 0))) throw new ReadingStopped('damaged');
  return texts.join('');
}
