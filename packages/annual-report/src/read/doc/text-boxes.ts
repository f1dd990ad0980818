import type { ByteView } from './byte-view.ts';
import type { FileInformation } from './file-information.ts';

/** Characters `[from, to)` of the document. */
export interface BoxText {
  readonly from: number;
  readonly to: number;
}

const ANCHOR = 26;
const BOX = 22;
const NUMBER_IN_BOX = 14;

/** The texts of text boxes by the character of the main text on which each hangs ([MS-DOC] 2.8.37, 2.8.32). */
export function readTextBoxes(table: ByteView, fib: FileInformation): ReadonlyMap<number, readonly BoxText[]> {
  const { shapes, boxes, boxesAt, boxesLength, mainLength } = fib;
  const found = new Map<number, BoxText[]>();
  if (boxesLength === 0 || boxes.length < 4) return found;
  const anchors = new Map<number, number>();
  const shapeCount = shapes.length < 4 ? 0 : Math.floor((shapes.length - 4) / (4 + ANCHOR));
  for (let index = 0; index < shapeCount; index++)
    anchors.set(table.i32(shapes.at + (shapeCount + 1) * 4 + index * ANCHOR), table.u32(shapes.at + index * 4));
  const count = Math.floor((boxes.length - 4) / (4 + BOX));
  for (let index = 0; index < count; index++) {
    const [from, to] = [0, 4].map(next => table.u32(boxes.at + index * 4 + next)) as [number, number];
    if (to <= from || to > boxesLength) continue;
    const shape = table.i32(boxes.at + (count + 1) * 4 + index * BOX + NUMBER_IN_BOX);
    // A box whose shape is not found stands at the end: its text is not lost.
    const anchor = anchors.get(shape) ?? mainLength - 1;
    found.set(anchor, [...(found.get(anchor) ?? []), { from: boxesAt + from, to: boxesAt + to }]);
  }
  return found;
}
