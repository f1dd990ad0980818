import { addDays, fromEpochDay, type LocalDate, toEpochDay } from '../local-date.ts';
import type { Calendar } from './calendar.ts';
import { addWorkingDays, type WorkingDayResult } from './working-days.ts';

/** The same day of the month `months` later, or that month's last day where it has none (31 August + 6 → 28 February). */
export function addCalendarMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromEpochDay(first.getTime() / 86_400_000 + Math.min(date, length) - 1);
}

/** A period of days or months of the calendar: 60 days for reconsideration, 6 months for direct litigation. */
export type CalendarPeriod = { days: number } | { months: number };

/**
 * The last day of a remedy period that begins to run the day after `from`: the start is not counted, months clamp to the
 * month's end, a last day on which nobody works moves to the next working day (`spec/clock.md`, *Remedy periods*;
 * 行政诉讼法 with 民事诉讼法 art. 85). `days` explains only the days passed over at the end.
 */
export function lastDayOfPeriod(
  calendar: Calendar,
  from: LocalDate,
  period: CalendarPeriod,
): WorkingDayResult & { nominalOn: LocalDate } {
  const nominalOn = 'days' in period ? addDays(from, period.days) : addCalendarMonths(from, period.months);
  return { ...workingDayOnOrAfter(calendar, nominalOn), nominalOn };
}

/** The day itself where it counts, else the first working day after it. */
export function workingDayOnOrAfter(calendar: Calendar, day: LocalDate): WorkingDayResult {
  return addWorkingDays(calendar, fromEpochDay(toEpochDay(day) - 1), 1);
}
