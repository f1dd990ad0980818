import type { ByteView } from './byte-view.ts';

/** The cells of a row: where each begins in twips from the left, and how it is merged. */
export interface RowDefinition {
  /** One more than there are cells. */
  readonly edges: readonly number[];
  readonly cells: readonly CellDefinition[];
}

export interface CellDefinition {
  /** Merged with the cell before it in its row: it only widens that. */
  widens: boolean;
  /** Goes on from the cell above. */
  goesOn: boolean;
}

const MOST_CELLS = 63;
const CELL_SIZE = 20;
const SIDEWAYS = 0x3;
const IS_MERGED_DOWN = 0x20;
const BEGINS_MERGE = 0x40;

/** sprmTDefTable ([MS-DOC] 2.9.321). */
export function readRowDefinition(operand: ByteView): RowDefinition | null {
  const count = operand.length > 0 ? operand.u8(0) : 0;
  const cellsAt = 1 + (count + 1) * 2;
  if (count === 0 || count > MOST_CELLS || cellsAt > operand.length) return null;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2));
  const flags = Array.from({ length: count }, (_, index) => {
    const at = cellsAt + index * CELL_SIZE;
    return at + 2 <= operand.length ? operand.u16(at) : 0;
  });
  return {
    edges,
    cells: flags.map((flag, index) => ({
      widens: widensBefore(flags, index),
      goesOn: (flag & IS_MERGED_DOWN) !== 0 && (flag & BEGINS_MERGE) === 0,
    })),
  };
}

/** The first of a set merged sideways has another mark than the rest; which of the two is which, writers do not agree. */
function widensBefore(flags: readonly number[], index: number): boolean {
  const own = flags[index]! & SIDEWAYS;
  let first = index;
  while (first > 0 && (flags[first - 1]! & SIDEWAYS) !== 0) first--;
  return own !== 0 && first < index && own !== (flags[first]! & SIDEWAYS);
}
