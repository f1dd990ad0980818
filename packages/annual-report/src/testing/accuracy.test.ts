import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileWays, fillings, gridWays, measureCells, textWays } from './accuracy.ts';
import { measureMutations, measureSound } from './finding-accuracy.ts';

/** What these print of a row with blanks, or of figures run together, cannot be told by anyone. */
const SHOWS_NO_BLANKS = /lines-without-blank-cells|spaces|one-line|12 pdf|run-together|tabs-shifted|row-broken/u;

describe('the accuracy of reading', () => {
  for (const way of [...fileWays, ...textWays, ...gridWays])
    it(`is without a wrong cell: ${way.layout}`, async () => {
      for (const filling of fillings) {
        const { right, wrong, unreadable } = await measureCells(way, 2, filling);
        assert.equal(wrong, 0, filling);
        assert.ok(right > 0, filling);
        if (!SHOWS_NO_BLANKS.test(way.layout)) assert.equal(unreadable, 0, filling);
      }
    });

  it('leaves right reports without a finding, from every format', async () => {
    for (const way of fileWays) {
      const { reports, clean, falseAlarms } = await measureSound(way.layout.endsWith('.pdf') ? 2 : 20, way.read);
      assert.deepEqual(falseAlarms, {}, way.layout);
      assert.equal(clean, reports, way.layout);
    }
  });

  it('lets no change of a single cell of tables 3 and 4 pass, and names the cell where row and column cross', () => {
    const [applications, remedies] = measureMutations(2).rows;
    assert.deepEqual([applications!.found, applications!.named], [applications!.changes, applications!.changes]);
    assert.equal(remedies!.found, remedies!.changes);
  });
});
