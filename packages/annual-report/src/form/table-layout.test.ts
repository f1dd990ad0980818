import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listCells, reportForms } from '@gongkai/statute';
import { layoutTables } from './table-layout.ts';

describe('layoutTables()', () => {
  for (const format of ['2021', '2019'] as const)
    it(`fills every place of each table of ${format} exactly once, and holds every cell of the form`, () => {
      const tables = Object.values(layoutTables(format));
      for (const { rows, columnCount } of tables) {
        const taken = new Set<string>();
        for (const [y, row] of rows.entries()) {
          let x = 0;
          for (const { rowSpan, columnSpan } of row) {
            while (taken.has(`${y}/${x}`)) x++;
            for (let down = 0; down < rowSpan; down++)
              for (let right = 0; right < columnSpan; right++) {
                const place = `${y + down}/${x + right}`;
                assert.ok(!taken.has(place), `${place} is taken twice`);
                taken.add(place);
              }
          }
        }
        assert.equal(taken.size, rows.length * columnCount);
      }
      assert.deepEqual(
        tables.flatMap(({ rows }) => rows.flat().flatMap(({ key }) => key ?? [])),
        listCells(reportForms[format]).map(({ key }) => key),
      );
    });
});
