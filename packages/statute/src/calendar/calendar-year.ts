import { fromEpochDay, type LocalDate, toEpochDay } from '../local-date.ts';
import { countsAsWorking, type DayStatus, type SettledDayKind } from './day-status.ts';
import { fixedHolidayOn } from './festival-dates.ts';
import { type HolidayNotice, holidayNames } from './notice.ts';
import { openDays, REGIONAL_HOLIDAYS, type RegionalHoliday, type RegionCode } from './regions.ts';

/** Every day of one year, in order; `days[0]` is 1 January. */
export interface CalendarYear {
  year: number;
  firstEpochDay: number;
  days: readonly DayStatus[];
}

/** What a calendar is made of: all notices in the order they were applied, and the region whose own days it follows. */
export interface CalendarLayers {
  notices: readonly HolidayNotice[];
  region: RegionCode | null;
}

/** A year is published when a national arrangement for it is there; corrections and regional notices do not publish it. */
export function isPublished(layers: CalendarLayers, year: number): boolean {
  return layers.notices.some(notice => notice.year === year && notice.effect === 'arrangement' && !notice.region);
}

/** The region's holidays of a year that none of its notices decides. */
export function unsettledRegionalHolidays({ notices, region }: CalendarLayers, year: number): RegionalHoliday[] {
  if (!region) return [];
  const decided = new Set(
    notices
      .filter(notice => notice.region === region && notice.year === year)
      .flatMap(notice => [...notice.holidays.flatMap(holidayNames), ...(notice.settles ?? [])]),
  );
  return REGIONAL_HOLIDAYS[region].filter(holiday => !decided.has(holiday.name));
}

export function compileYear(layers: CalendarLayers, year: number): CalendarYear {
  const firstEpochDay = newYearEpochDay(year);
  const length = newYearEpochDay(year + 1) - firstEpochDay;
  const published = isPublished(layers, year);
  const plain = (index: number) => plainDay(firstEpochDay + index, published);
  const days = Array.from({ length }, (_, index) => plain(index));

  const indexOf = (on: LocalDate) => toEpochDay(on) - firstEpochDay;
  const settle = (index: number, kind: SettledDayKind, name: string | null, notice: string) => {
    const day = days[index];
    if (day) days[index] = settled(day.on, kind, name, notice);
  };
  // A region's notice stands above the national one: 广西 rested on the national make-up Sunday 2023-04-23.
  const national = layers.notices.filter(notice => !notice.region);
  const regional = layers.notices.filter(notice => notice.region && notice.region === layers.region);
  for (const notice of [...national, ...regional]) {
    for (const on of notice.ordinaryDays ?? []) if (days[indexOf(on)]) days[indexOf(on)] = plain(indexOf(on));
    for (const on of notice.makeUpDays) settle(indexOf(on), 'make-up', null, notice.number);
    for (const block of notice.holidays) {
      for (let index = indexOf(block.from); index <= indexOf(block.to); index++) {
        settle(index, 'statutory-holiday', block.name, notice.number);
      }
    }
  }
  if (published) leaveOpen(layers, year, days, indexOf);
  return { year, firstEpochDay, days };
}

/** From the number, not from text: the year after 9999 has five digits and is asked for by a walk that ends there. */
function newYearEpochDay(year: number): number {
  return Date.UTC(year, 0, 1) / 86_400_000;
}

/** A day no notice speaks of: by its weekday in a published year, unpublished otherwise. */
function plainDay(epochDay: number, published: boolean): DayStatus {
  const on = fromEpochDay(epochDay);
  const weekday = (((epochDay + 4) % 7) + 7) % 7;
  const byWeekday: SettledDayKind = weekday === 0 || weekday === 6 ? 'rest' : 'working';
  if (published) return settled(on, byWeekday, null, null);
  const fixed = fixedHolidayOn(on);
  return unpublished(on, fixed ? 'statutory-holiday' : byWeekday, fixed);
}

/** Days a missing regional notice may still change; what the national notice calls a holiday rests either way. */
function leaveOpen(layers: CalendarLayers, year: number, days: DayStatus[], indexOf: (on: LocalDate) => number): void {
  for (const near of [year - 1, year, year + 1]) {
    for (const holiday of unsettledRegionalHolidays(layers, near)) {
      for (const { from, to } of openDays(holiday, near)) {
        for (let index = Math.max(indexOf(from), 0); index <= indexOf(to); index++) {
          const day = days[index];
          if (!day || day.kind === 'statutory-holiday' || day.kind === 'unpublished') continue;
          days[index] = unpublished(day.on, day.kind, holiday.name);
        }
      }
    }
  }
}

function settled(on: LocalDate, kind: SettledDayKind, name: string | null, notice: string | null): DayStatus {
  return Object.freeze({ on, kind, name, notice, counts: countsAsWorking(kind), assumed: null });
}

function unpublished(on: LocalDate, assumed: SettledDayKind, name: string | null): DayStatus {
  return Object.freeze({ on, kind: 'unpublished', name, notice: null, counts: countsAsWorking(assumed), assumed });
}
