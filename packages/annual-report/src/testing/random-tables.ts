import type { LaidCell, LaidRow } from './lay-grid.ts';
import type { Draw } from './sound-values.ts';

/** A table without holes whose cells are merged at random, each with a text of its own. */
export function randomTable(draw: Draw): LaidRow[] {
  const width = 1 + draw(9);
  const height = 1 + draw(9);
  const reaching = new Array<number>(width).fill(0);
  let number = 0;
  return Array.from({ length: height }, (_, row) => {
    const cells: LaidCell[] = [];
    for (let column = 0; column < width; ) {
      if (reaching[column]! > row) {
        column++;
        continue;
      }
      let free = 1;
      while (column + free < width && reaching[column + free]! <= row) free++;
      const columnSpan = 1 + (draw(2) === 0 ? draw(free - 1) : 0);
      const rowSpan = 1 + (draw(2) === 0 ? draw(height - row - 1) : 0);
      cells.push([`格${number++}`, columnSpan, rowSpan]);
      reaching.fill(row + rowSpan, column, column + columnSpan);
      column += columnSpan;
    }
    return cells;
  });
}
