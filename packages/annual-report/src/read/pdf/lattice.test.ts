import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findTables } from './lattice.ts';

const across = (at: number, from = 0, to = 300) => ({ at, from, to });
const down = (at: number, from = 0, to = 90) => ({ at, from, to });

describe('findTables()', () => {
  it('finds merged cells where a border is missing', () => {
    const [table] = findTables({
      horizontal: [across(0), across(30, 100, 300), across(60), across(90)],
      vertical: [down(0), down(100), down(200, 30, 90), down(300)],
      hasPicture: false,
    });
    assert.deepEqual(table!.cells, [
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1 },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2 },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
      { row: 2, column: 0, rowSpan: 1, columnSpan: 1 },
      { row: 2, column: 1, rowSpan: 1, columnSpan: 1 },
      { row: 2, column: 2, rowSpan: 1, columnSpan: 1 },
    ]);
  });

  it('takes double lines for one, pieces for a whole, and open sides for borders', () => {
    const [table] = findTables({
      horizontal: [across(0, 0, 150), across(0, 150, 300), across(1.4), across(45), across(90)],
      vertical: [down(100, 0, 44), down(100, 46, 90), down(102), down(200)],
      hasPicture: false,
    });
    assert.deepEqual([table!.xs.length, table!.ys.length, table!.cells.length], [4, 3, 6]);
  });

  it('keeps two tables of a page apart, the upper first, and takes a rule under a heading for none', () => {
    const square = (top: number) => ({
      horizontal: [0, 20, 40].map(at => across(top + at)),
      vertical: [0, 150, 300].map(at => down(at, top, top + 40)),
    });
    const [lower, upper] = [square(400), square(100)];
    const tables = findTables({
      horizontal: [...lower.horizontal, ...upper.horizontal, across(20)],
      vertical: [...lower.vertical, ...upper.vertical],
      hasPicture: false,
    });
    assert.deepEqual(
      tables.map(({ ys, cells }) => [ys[0], cells.length]),
      [
        [100, 4],
        [400, 4],
      ],
    );
  });
});
