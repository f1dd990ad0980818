import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkReport } from '../check/check-report.ts';
import { findParts } from '../interpret/sections/overview-parts.ts';
import { parseCell } from '../read/parse-cell.ts';
import { seededDraw, soundReport } from './sound-report.ts';
import { soundReports } from './sound-reports.ts';

const ALL = { switchedOn: ['overview-parts'] };

describe('soundReport()', () => {
  it('makes reports that no rule finds fault with', () => {
    fc.assert(
      fc.property(soundReports(), report => {
        assert.deepEqual(checkReport(report, ALL).findings, []);
      }),
      { numRuns: 300 },
    );
  });

  it('prints what its tables hold, however varied', () => {
    fc.assert(
      fc.property(soundReports({ printing: 'varied', blanks: 10, dashes: 10 }), report => {
        for (const [key, { printed, kind, unit, place }] of Object.entries(report.cells)) {
          const read = parseCell(printed);
          assert.equal(read.kind, kind, key);
          assert.equal(read.value, report[place.table!][place.row!]![place.column!], key);
          if (read.unit) assert.equal(read.unit, unit, key);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('marks the five parts as a reader finds them', () => {
    fc.assert(
      fc.property(soundReports({ format: '2021' }), ({ sections }) => {
        const overview = sections.find(({ key }) => key === 'overview')!;
        assert.deepEqual(overview.parts, findParts(overview.text));
        assert.equal(overview.parts.length, 5);
      }),
    );
  });

  it('is the same for the same seed', () => {
    assert.deepEqual(soundReport(seededDraw(7)), soundReport(seededDraw(7)));
    assert.notDeepEqual(soundReport(seededDraw(7)), soundReport(seededDraw(8)));
  });
});
