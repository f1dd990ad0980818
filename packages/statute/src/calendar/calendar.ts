import { type LocalDate, toEpochDay, yearOf } from '../local-date.ts';
import { type CalendarLayers, type CalendarYear, compileYear, isPublished } from './calendar-year.ts';
import type { DayStatus } from './day-status.ts';
import { FIRST_FESTIVAL_YEAR, LAST_FESTIVAL_YEAR } from './festival-dates.ts';
import { fingerprint } from './fingerprint.ts';
import type { HolidayNotice } from './notice.ts';
import { type OpenHoliday, openHolidays } from './open-holidays.ts';
import { REGIONAL_NOTICES } from './regional-notices.ts';
import type { RegionCode } from './regions.ts';
import { NATIONAL_NOTICES } from './shipped-notices.ts';

/** A working calendar: a value. Applying a notice or choosing a region makes another one and leaves this as it was. */
export interface Calendar extends CalendarLayers {
  /** Names exactly this content: `2019-2026/9f3c01ab`, with the region where one is chosen. Stored beside due dates. */
  readonly version: string;
  /** The years whose national notice is published, ascending. */
  years(): readonly number[];
  dayKind(day: LocalDate): DayStatus;
  /** `outside`: before the first published year, or so far ahead that no date is computed at all. */
  knows(year: number): 'published' | 'unpublished' | 'outside';
  /** Every day of a year; made once per calendar. */
  year(year: number): CalendarYear;
  /** The holidays of a year that no notice settles yet. */
  openHolidays(year: number): readonly OpenHoliday[];
}

export function makeCalendar(layers: CalendarLayers): Calendar {
  const { notices, region } = layers;
  const published = new Set<number>();
  for (const { year } of notices) if (isPublished(layers, year)) published.add(year);
  const years = Object.freeze([...published].sort((a, b) => a - b));
  const [first = FIRST_FESTIVAL_YEAR, last = first] = [years[0], years.at(-1)];
  const compiled = new Map<number, CalendarYear>();
  const open = new Map<number, readonly OpenHoliday[]>();

  function yearTable(year: number): CalendarYear {
    let table = compiled.get(year);
    if (!table) compiled.set(year, (table = compileYear(layers, year)));
    return table;
  }

  return Object.freeze({
    notices,
    region,
    version: `${first}-${last}${region ? `@${region}` : ''}/${fingerprint(JSON.stringify([notices, region]))}`,
    years: () => years,
    knows: (year: number) => {
      if (published.has(year)) return 'published';
      return year > first && year <= LAST_FESTIVAL_YEAR ? 'unpublished' : 'outside';
    },
    year: yearTable,
    dayKind: (day: LocalDate) => {
      const table = yearTable(yearOf(day));
      return table.days[toEpochDay(day) - table.firstEpochDay]!;
    },
    openHolidays: (year: number) => {
      let holidays = open.get(year);
      if (!holidays) open.set(year, (holidays = openHolidays(layers, year)));
      return holidays;
    },
  });
}

/** The calendar the program ships with: the whole country, 2019–2026, no region chosen. */
export const shippedCalendar: Calendar = makeCalendar({
  notices: [...NATIONAL_NOTICES, ...REGIONAL_NOTICES],
  region: null,
});

/** The same notices with a region's own days off on top; null is the whole country. */
export function withRegion(calendar: Calendar, region: RegionCode | null): Calendar {
  return makeCalendar({ notices: calendar.notices, region });
}

export type ApplyRefusal =
  | { code: 'already-applied'; message: string }
  | { code: 'year-already-published'; message: string }
  | { code: 'year-not-published'; message: string };

/** The calendar with one more notice, as `gongkai calendar apply` adds it; the notice has passed `parseNotice`. */
export function withNotice(
  calendar: Calendar,
  notice: HolidayNotice,
): { ok: true; calendar: Calendar } | { ok: false; refusal: ApplyRefusal } {
  const published = calendar.knows(notice.year) === 'published';
  if (
    calendar.notices.some(
      ({ number, year, region }) => number === notice.number && year === notice.year && region === notice.region,
    )
  ) {
    return refuse('already-applied', `${notice.number}已经在日历中，不能重复应用。`);
  }
  if (notice.effect === 'arrangement' && !notice.region && published) {
    return refuse(
      'year-already-published',
      `${notice.year}年的放假安排已经公布。如属调整，请将 effect 写为 "correction"，只列出变动的日期。`,
    );
  }
  if ((notice.effect === 'correction' || notice.region) && !published) {
    return refuse('year-not-published', `${notice.year}年的全国放假安排尚未公布，请先应用国务院办公厅的年度通知。`);
  }
  return { ok: true, calendar: makeCalendar({ notices: [...calendar.notices, notice], region: calendar.region }) };
}

function refuse(code: ApplyRefusal['code'], message: string): { ok: false; refusal: ApplyRefusal } {
  return { ok: false, refusal: { code, message } };
}
