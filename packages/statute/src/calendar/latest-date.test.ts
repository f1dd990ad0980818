import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, type LocalDate } from '../local-date.ts';
import { makeCalendar, shippedCalendar } from './calendar.ts';
import { addWorkingDays } from './working-days.ts';

/** As if the notice of a year had not come: every other year is known. */
function withoutYear(year: number) {
  const notices = shippedCalendar.notices.filter(notice => notice.year !== year || notice.region);
  return makeCalendar({ notices, region: null });
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

describe('a provisional date, held against the notice that came later', () => {
  for (const year of shippedCalendar.years().slice(1)) {
    const calendar = withoutYear(year);
    for (const limit of [7, 20, 40]) {
      it(`${year}, ${limit} working days: the true date is never after latestOn, and before earliestOn only by make-up days`, () => {
        for (let start: LocalDate = `${year - 1}-11-01`; start < `${year}-11-01`; start = addDays(start, 1)) {
          const [guess, truth] = [
            addWorkingDays(calendar, start, limit),
            addWorkingDays(shippedCalendar, start, limit),
          ];
          assert.ok(guess.ok && truth.ok);
          if (!guess.provisional) continue;
          assert.ok(truth.dueOn <= guess.latestOn, `${start}: ${truth.dueOn} after ${guess.latestOn}`);
          if (truth.dueOn >= guess.earliestOn) continue;
          // A weekend worked before its holiday draws the date forward; spec/clock.md leaves make-up days out of it.
          assert.ok(
            truth.days.some(day => day.kind === 'make-up'),
            start,
          );
          assert.ok(
            daysBetween(truth.dueOn, guess.earliestOn) <= 6,
            `${start}: ${truth.dueOn} before ${guess.earliestOn}`,
          );
        }
      });
    }
  }

  it('takes an open holiday for the longest block of any published year', () => {
    const longest = new Map(shippedCalendar.openHolidays(2027).map(({ name, longestDays }) => [name, longestDays]));
    // 2020 with its extension; National Day together with 中秋 (2020, 2023, 2025).
    assert.deepEqual(Object.fromEntries(longest), {
      元旦: 3,
      春节: 10,
      清明节: 3,
      劳动节: 5,
      端午节: 3,
      中秋节: 3,
      国庆节: 8,
    });
  });

  it('reckons no block of its own for 中秋 that falls into National Day', () => {
    const names = shippedCalendar.openHolidays(2028).map(holiday => holiday.name);
    assert.ok(!names.includes('中秋节') && names.includes('国庆节'));
  });
});
