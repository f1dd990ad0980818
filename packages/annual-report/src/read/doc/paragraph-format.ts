import type { ByteView } from './byte-view.ts';
import { forEachSprm, SPRM } from './sprms.ts';
import { type RowDefinition, readRowDefinition } from './table-definition.ts';

/** What is set for a paragraph, as far as its text and its place in a table depend on it. */
export interface ParagraphFormat {
  style: number;
  /** 0 outside of tables, 2 in a table inside a table. */
  tableLevel: number;
  isRowEnd: boolean;
  /** Ends a cell of a table inside a table: in the outer one a character says so. */
  isInnerCellEnd: boolean;
  outline?: number;
  list?: number;
  listLevel?: number;
  row?: RowDefinition;
}

export const newFormat = (style: number): ParagraphFormat => ({
  style,
  tableLevel: 0,
  isRowEnd: false,
  isInnerCellEnd: false,
});

/** Properties that are too many for a page of 512 bytes stand in the Data stream. */
const ELSEWHERE: readonly number[] = [SPRM.hugeProperties, SPRM.hugePropertiesOld, SPRM.tableProperties];

export function applyParagraphSprms(
  format: ParagraphFormat,
  list: ByteView,
  data: ByteView | null,
  isInner = false,
): void {
  forEachSprm(list, (sprm, operand) => {
    if (ELSEWHERE.includes(sprm) && !isInner && data) {
      const at = operand.u32(0);
      if (at + 2 <= data.length && at + 2 + data.u16(at) <= data.length)
        applyParagraphSprms(format, data.slice(at + 2, data.u16(at)), data, true);
      return;
    }
    applySprm(format, sprm, operand);
  });
}

function applySprm(format: ParagraphFormat, sprm: number, operand: ByteView): void {
  switch (sprm) {
    case SPRM.inTable:
      format.tableLevel = operand.u8(0) === 0 ? 0 : Math.max(1, format.tableLevel);
      break;
    case SPRM.tableLevel:
      format.tableLevel = operand.i32(0);
      break;
    case SPRM.isRowEnd:
    case SPRM.isInnerRowEnd:
      format.isRowEnd ||= operand.u8(0) !== 0;
      break;
    case SPRM.isInnerCellEnd:
      format.isInnerCellEnd = operand.u8(0) !== 0;
      break;
    case SPRM.style:
      format.style = operand.u16(0);
      break;
    case SPRM.outline:
      format.outline = operand.u8(0);
      break;
    case SPRM.list:
      format.list = operand.i16(0);
      break;
    case SPRM.listLevel:
      format.listLevel = operand.u8(0);
      break;
    case SPRM.tableDefinition: {
      const row = readRowDefinition(operand);
      if (row) format.row = row;
      break;
    }
    case SPRM.mergeDown: {
      const cell = format.row?.cells[operand.u8(0)];
      if (cell) cell.goesOn = operand.u8(1) === 1;
      break;
    }
    case SPRM.mergeCells:
      format.row?.cells.slice(operand.u8(0) + 1, operand.u8(1)).forEach(cell => {
        cell.widens = true;
      });
      break;
  }
}
