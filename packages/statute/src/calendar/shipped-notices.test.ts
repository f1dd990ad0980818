import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { addDays, type LocalDate } from '../local-date.ts';
import { shippedCalendar } from './calendar.ts';
import { checkNotice } from './check-notice.ts';
import { FIRST_FESTIVAL_YEAR, festivalOn, LAST_FESTIVAL_YEAR } from './festival-dates.ts';
import { REGIONAL_NOTICES } from './regional-notices.ts';
import { NATIONAL_NOTICES } from './shipped-notices.ts';

/** MIT, no part of what is shipped: an independent record of the same notices. */
interface ChineseDays {
  isWorkday(day: string): boolean;
  isHoliday(day: string): boolean;
  getSolarDateFromLunar(day: string): { date: string };
  getSolarTermDate(year: number, month: number, term: string): string;
}
const chineseDays = createRequire(import.meta.url)('chinese-days') as ChineseDays;
const lunar = (year: number, monthDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;

describe('the shipped calendar', () => {
  it('agrees with chinese-days on each of the 2,922 days of 2019–2026', () => {
    let compared = 0;
    for (let day: LocalDate = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const { kind, counts } = shippedCalendar.dayKind(day);
      assert.equal(counts, chineseDays.isWorkday(day), day);
      if (kind === 'statutory-holiday') assert.ok(chineseDays.isHoliday(day), day);
      compared++;
    }
    assert.equal(compared, 2922);
  });

  it('publishes 2019–2026 and nothing else', () => {
    assert.deepEqual(shippedCalendar.years(), [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    assert.deepEqual(
      [2018, 2026, 2027, LAST_FESTIVAL_YEAR, LAST_FESTIVAL_YEAR + 1].map(year => shippedCalendar.knows(year)),
      ['outside', 'published', 'unpublished', 'unpublished', 'outside'],
    );
  });

  it('names the notice behind every holiday and make-up day, and none behind an ordinary day', () => {
    for (const year of shippedCalendar.years()) {
      for (const day of shippedCalendar.year(year).days) {
        assert.equal(day.notice !== null, day.kind === 'statutory-holiday' || day.kind === 'make-up', day.on);
      }
    }
  });

  it('lets a later notice stand over an earlier one, day by day', () => {
    const of = (day: LocalDate) => {
      const { kind, notice } = shippedCalendar.dayKind(day);
      return [kind, notice];
    };
    assert.deepEqual(of('2019-05-02'), ['statutory-holiday', '国办发明电〔2019〕3号']);
    assert.deepEqual(of('2019-04-28'), ['make-up', '国办发明电〔2019〕3号']);
    assert.deepEqual(of('2020-01-30'), ['statutory-holiday', '国办发明电〔2019〕16号']);
    assert.deepEqual(of('2020-02-01'), ['statutory-holiday', '国办发明电〔2020〕1号']);
    assert.deepEqual(of('2022-12-31'), ['statutory-holiday', '国办发明电〔2022〕16号']);
  });
});

describe('every shipped notice passes the checks of a notice file', () => {
  for (const notice of NATIONAL_NOTICES) it(notice.number, () => assert.deepEqual(checkNotice(notice), []));
  for (const notice of REGIONAL_NOTICES) {
    it(`${notice.title} (${notice.evidence})`, () => assert.deepEqual(checkNotice(notice), []));
  }
});

describe('festivalOn()', () => {
  it(`agrees with chinese-days for ${FIRST_FESTIVAL_YEAR}–${LAST_FESTIVAL_YEAR}`, () => {
    for (let year = FIRST_FESTIVAL_YEAR; year <= LAST_FESTIVAL_YEAR; year++) {
      assert.deepEqual(
        (['春节', '端午节', '中秋节', '三月初三'] as const).map(name => festivalOn(year, name)),
        ['01-01', '05-05', '08-15', '03-03'].map(monthDay => lunar(year, monthDay)),
      );
      assert.equal(festivalOn(year, '清明节'), chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
    }
  });
});
