import type { LocalDate } from '../local-date.ts';

/** The seven national holidays of 全国年节及纪念日放假办法 art. 2, in the order of the year. */
export const NATIONAL_HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;
export type NationalHoliday = (typeof NATIONAL_HOLIDAYS)[number];

/**
 * Days of the festivals that move: 正月初一, 清明 (solar term), 五月初五, 八月十五, and 三月初三 for 广西.
 * A table because `Intl`'s Chinese calendar is a day off in 2027 and 2030; checked in a test against `chinese-days`.
 * Beyond its last year no date is computed at all.
 */
const MOVING: Readonly<Record<number, readonly [string, string, string, string, string]>> = {
  2019: ['02-05', '04-05', '06-07', '09-13', '04-07'],
  2020: ['01-25', '04-04', '06-25', '10-01', '03-26'],
  2021: ['02-12', '04-04', '06-14', '09-21', '04-14'],
  2022: ['02-01', '04-05', '06-03', '09-10', '04-03'],
  2023: ['01-22', '04-05', '06-22', '09-29', '04-22'],
  2024: ['02-10', '04-04', '06-10', '09-17', '04-11'],
  2025: ['01-29', '04-04', '05-31', '10-06', '03-31'],
  2026: ['02-17', '04-05', '06-19', '09-25', '04-19'],
  2027: ['02-06', '04-05', '06-09', '09-15', '04-09'],
  2028: ['01-26', '04-04', '05-28', '10-03', '03-28'],
  2029: ['02-13', '04-04', '06-16', '09-22', '04-16'],
  2030: ['02-03', '04-05', '06-05', '09-12', '04-05'],
  2031: ['01-23', '04-05', '06-24', '10-01', '03-25'],
  2032: ['02-11', '04-04', '06-12', '09-19', '04-12'],
  2033: ['01-31', '04-04', '06-01', '09-08', '04-02'],
  2034: ['02-19', '04-05', '06-20', '09-27', '04-21'],
  2035: ['02-08', '04-05', '06-10', '09-16', '04-10'],
};

export const FIRST_FESTIVAL_YEAR = 2019;
/** The last year a date may reach, provisional or not. */
export const LAST_FESTIVAL_YEAR = 2035;

const COLUMN = { 春节: 0, 清明节: 1, 端午节: 2, 中秋节: 3, 三月初三: 4 } as const;
const FIXED = { 元旦: '01-01', 劳动节: '05-01', 国庆节: '10-01' } as const;

/** The day a holiday is named for; null outside the table. */
export function festivalOn(year: number, festival: NationalHoliday | '三月初三'): LocalDate | null {
  const row = MOVING[year];
  if (!row) return null;
  const monthDay =
    festival in FIXED ? FIXED[festival as keyof typeof FIXED] : row[COLUMN[festival as keyof typeof COLUMN]];
  return `${year}-${monthDay}` as LocalDate;
}

/**
 * The holiday that rests by law on a day of the solar calendar, notice or no notice. 全国年节及纪念日放假办法 art. 2:
 * 1 January, 1 May (and, since the revision in force from 2025-01-01, 2 May), 1–3 October.
 * Festivals of the lunar calendar are left out: `spec/clock.md` counts every other weekday for the cautious date.
 */
export function fixedHolidayOn(day: LocalDate): NationalHoliday | null {
  switch (day.slice(5)) {
    case '01-01':
      return '元旦';
    case '05-01':
      return '劳动节';
    case '05-02':
      return day >= '2025-01-01' ? '劳动节' : null;
    case '10-01':
    case '10-02':
    case '10-03':
      return '国庆节';
    default:
      return null;
  }
}
