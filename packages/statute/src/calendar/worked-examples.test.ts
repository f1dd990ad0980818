import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { LocalDate } from '../local-date.ts';
import { shippedCalendar, withRegion } from './calendar.ts';
import type { Pause } from './day-walk.ts';
import type { RegionCode } from './regions.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../../fixtures/calendar/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** The due date, and that it is settled. */
function settled(...args: Parameters<typeof addWorkingDays>): LocalDate {
  const result = addWorkingDays(...args);
  assert.ok(result.ok && !result.provisional, JSON.stringify(result));
  assert.deepEqual([result.earliestOn, result.latestOn], [result.dueOn, result.dueOn]);
  return result.dueOn;
}

describe('addWorkingDays() gives the table of spec/statute.md §10', () => {
  const { cases } = fixture<{ cases: Record<string, LocalDate>[] }>('working-days');
  for (const { received, ...limits } of cases) {
    it(`received ${received}`, () => {
      for (const [limit, dueOn] of Object.entries(limits)) {
        assert.equal(settled(shippedCalendar, received!, Number(limit)), dueOn, `${limit} working days`);
      }
    });
  }
});

describe('addWorkingDays() gives the histories of spec/clock.md', () => {
  type Case = { name: string; start: LocalDate; limit: number; pauses?: Pause[]; dueOn: LocalDate };
  for (const { name, start, limit, pauses, dueOn } of fixture<{ cases: Case[] }>('clock-examples').cases) {
    it(name, () => assert.equal(settled(shippedCalendar, start, limit, pauses), dueOn));
  }
});

describe('addWorkingDays() over a year that is not published', () => {
  type Case = {
    name: string;
    start: LocalDate;
    limit: number;
    settled?: LocalDate;
    earliestOn: LocalDate;
    latestOn: LocalDate;
  };
  for (const { name, start, limit, ...expected } of fixture<{ cases: Case[] }>('provisional').cases) {
    it(name, () => {
      if (expected.settled) return assert.equal(settled(shippedCalendar, start, limit), expected.settled);
      const result = addWorkingDays(shippedCalendar, start, limit);
      assert.ok(result.ok && result.provisional);
      assert.deepEqual(
        [result.dueOn, result.earliestOn, result.latestOn],
        [expected.earliestOn, expected.earliestOn, expected.latestOn],
      );
      assert.deepEqual(result.unpublished, [{ year: 2027, regionalHolidays: [] }]);
    });
  }
});

describe('withRegion() adds the days off of an autonomous region', () => {
  type Case = {
    name: string;
    region: RegionCode;
    start: LocalDate;
    limit: number;
    national: LocalDate;
    regional: LocalDate;
  };
  for (const { name, region, start, limit, national, regional } of fixture<{ cases: Case[] }>('regional').cases) {
    it(name, () => {
      assert.equal(settled(shippedCalendar, start, limit), national);
      assert.equal(settled(withRegion(shippedCalendar, region), start, limit), regional);
    });
  }
});

describe('the shipped years agree with the notices quoted in spec/statute.md §10', () => {
  type Year = { workingDays: number; holidays: [string, string][]; makeUpDays: string[] };
  const { years } = fixture<{ years: Record<string, Year> }>('official-arrangements');
  for (const [year, { workingDays, holidays, makeUpDays }] of Object.entries(years)) {
    it(year, () => {
      const { days } = shippedCalendar.year(Number(year));
      const of = (kind: string) => days.filter(day => day.kind === kind).map(day => day.on.slice(5));
      assert.deepEqual(of('make-up'), makeUpDays);
      assert.deepEqual(
        of('statutory-holiday'),
        days.map(day => day.on.slice(5)).filter(on => holidays.some(([from, to]) => from <= on && on <= to)),
      );
      assert.equal(days.filter(day => day.counts).length, workingDays);
    });
  }
});

describe('isWorkingDay()', () => {
  it('has a third answer for a day nobody has announced', () => {
    const of = (day: LocalDate) => isWorkingDay(shippedCalendar, day);
    assert.deepEqual(
      ['2026-01-04', '2026-01-03', '2024-02-09'].map(day => of(day as LocalDate)),
      ['yes', 'no', 'yes'],
    );
    // A Monday may fall into a block, a Saturday may become a make-up day, New Year rests by law.
    assert.deepEqual(
      ['2027-02-08', '2027-02-20', '2027-01-01'].map(day => of(day as LocalDate)),
      ['unpublished', 'unpublished', 'no'],
    );
  });
});
