import type { ByteView } from './byte-view.ts';

/** The single property modifiers that matter here ([MS-DOC] 2.6). */
export const SPRM = {
  isDeleted: 0x0800,
  isInserted: 0x0801,
  isHidden: 0x083c,
  symbol: 0x6a09,
  inTable: 0x2416,
  isRowEnd: 0x2417,
  tableLevel: 0x6649,
  isInnerCellEnd: 0x244b,
  isInnerRowEnd: 0x244c,
  outline: 0x2640,
  listLevel: 0x260a,
  list: 0x460b,
  style: 0x4600,
  hugeProperties: 0x6646,
  hugePropertiesOld: 0x6645,
  tableProperties: 0x646b,
  tableDefinition: 0xd608,
  mergeCells: 0x5624,
  mergeDown: 0xd62b,
} as const;

const CHANGE_TABS = 0xc615;
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

/** Gives each modifier with where its operand begins and how long it is; stops where the list is cut off. */
export function forEachSprm(list: ByteView, take: (sprm: number, operand: ByteView) => void): void {
  let at = 0;
  while (at + 2 < list.length) {
    const sprm = list.u16(at);
    at += 2;
    let size = SIZES[sprm >> 13]!;
    if (size === 0) {
      const isLong = sprm === SPRM.tableDefinition;
      if (isLong && at + 2 > list.length) return;
      size = isLong ? list.u16(at) - 1 : list.u8(at);
      if (sprm === CHANGE_TABS && size === 255) size = tabsSize(list, at + 1);
      at += isLong ? 2 : 1;
    }
    if (size < 0 || at + size > list.length) return;
    take(sprm, list.slice(at, size));
    at += size;
  }
}

/** Too many tabs for one byte: those deleted and those added are counted instead. */
function tabsSize(list: ByteView, at: number): number {
  if (at >= list.length) return -1;
  const deleted = 1 + list.u8(at) * 4;
  return at + deleted >= list.length ? -1 : deleted + 1 + list.u8(at + deleted) * 3;
}
