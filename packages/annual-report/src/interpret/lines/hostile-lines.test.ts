import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitLines } from '../../read/text/split-lines.ts';
import { printReport, textLayouts } from '../../testing/layouts/text-layouts.ts';
import { findTablesInLines } from './index.ts';

const read = (text: string) => findTablesInLines(splitLines(text));
const LABEL = '一、本年新收政府信息公开申请数量';
const WARM = 20_000;
const SMALL = 20_000;
const LARGE = 320_000;
/** Processor time, with room for a busy machine: what grows with the square takes sixteen times as long. */
const FACTOR = 5;
const MEASURABLE_US = 10_000;

describe('findTablesInLines() of hostile text', () => {
  for (const [name, unit] of [
    ['figures in one line', '0 '],
    ['figures each on a line', '0\n'],
    ['cells without a line end', '\t'],
    ['pipes', '|'],
    ['labels run together with figures', `${LABEL}0`],
    ['rows of table 3', `${LABEL}\t1\t2\t3\n`],
    ['words in the cells of a row', '\t某\t'],
    ['dashes', '-'],
    ['brackets', '（'],
    ['blank lines in a table', `${LABEL}\n0\n\n\n\n`],
  ] as const)
    it(`takes time in proportion to its length: ${name}`, () => {
      const timeOf = (length: number) => {
        const text = `${LABEL}\n二、上年结转政府信息公开申请数量\n（一）予以公开\n${unit.repeat(length / unit.length)}`;
        const before = process.cpuUsage();
        read(text);
        return process.cpuUsage(before).user;
      };
      timeOf(WARM);
      const [small, large] = [timeOf(SMALL), timeOf(LARGE)];
      const most = (LARGE / SMALL) * FACTOR * Math.max(small, MEASURABLE_US);
      assert.ok(large < most, `${small} µs for ${SMALL} characters, ${large} µs for ${LARGE}`);
    });

  it('never throws, whatever is left of a report', () => {
    const printed = { 'applications.new.natural': '5', 'remedies.litigation.total': '3' };
    const texts = textLayouts.map(layout => printReport(layout, '2021', printed));
    const pieceOf = fc.record({
      text: fc.constantFrom(...texts),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      between: fc.constantFrom('', '\n', '\t', '|', ' 7 ', '其他', '总计', '（'),
    });
    fc.assert(
      fc.property(fc.array(pieceOf, { minLength: 1, maxLength: 6 }), pieces => {
        const text = pieces
          .map(piece => piece.text.slice(piece.from * piece.text.length, piece.to * piece.text.length) + piece.between)
          .join('');
        for (const { rows } of read(text).tables)
          for (const { cells, loose = [] } of rows)
            for (const { text: cell, source } of [...Object.values(cells), ...loose])
              assert.equal(text.slice(source.start, source.end), cell);
      }),
      { numRuns: 300 },
    );
  });
});
