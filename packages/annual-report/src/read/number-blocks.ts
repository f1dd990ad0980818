import type { SourcePlace } from '../model/place.ts';
import type { Block, Grid, Paragraph } from '../source/source-document.ts';

/** Gives every block its number in reading order, every cell its row and column; what is inside a cell stands where that stands. */
export const numberBlocks = (blocks: readonly (Paragraph | Grid)[]): readonly Block[] =>
  blocks.map((block, number) =>
    block.kind === 'grid' ? placeGrid(block, { block: number }) : { ...block, source: { block: number } },
  );

function placeGrid(grid: Grid, outer: SourcePlace): Grid {
  const cells = grid.cells.map(cell => {
    const source = outer.row === undefined ? { ...outer, row: cell.row, column: cell.column } : outer;
    return cell.nested
      ? { ...cell, source, nested: cell.nested.map(inner => placeGrid(inner, source)) }
      : { ...cell, source };
  });
  return { ...grid, cells, source: outer };
}
