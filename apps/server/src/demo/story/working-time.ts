import { addDays, isWorkingDay, type LocalDate, shippedCalendar, weekdayOf } from '@gongkai/statute';
import type { Instant } from '../../platform/clock/clock.ts';
import { beijing } from '../beijing-time.ts';
import type { Random } from '../random.ts';

/** Whether an office of the county is open; in a year that is not announced yet, from Monday to Friday. */
export function isOpenDay(day: LocalDate): boolean {
  const known = isWorkingDay(shippedCalendar, day);
  return known === 'unpublished' ? weekdayOf(day) !== 0 && weekdayOf(day) !== 6 : known === 'yes';
}

export function openDayOnOrAfter(day: LocalDate): LocalDate {
  let open = day;
  while (!isOpenDay(open)) open = addDays(open, 1);
  return open;
}

/** So many working days later; 0 is the day itself or the next open one. */
export function openDaysLater(day: LocalDate, count: number): LocalDate {
  let open = openDayOnOrAfter(day);
  for (let passed = 0; passed < count; passed++) open = openDayOnOrAfter(addDays(open, 1));
  return open;
}

export function openDayBefore(day: LocalDate, count: number): LocalDate {
  let open = day;
  for (let passed = 0; passed < count; ) {
    open = addDays(open, -1);
    if (isOpenDay(open)) passed++;
  }
  return open;
}

/** A minute of the morning, of the afternoon. */
export function inTheMorning(day: LocalDate, random: Random): Instant {
  return beijing(day, clockTime(8 * 60 + 35, 11 * 60 + 50, random));
}

export function inTheAfternoon(day: LocalDate, random: Random): Instant {
  return beijing(day, clockTime(14 * 60 + 32, 17 * 60 + 25, random));
}

export function minutesLater(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant;
}

function clockTime(least: number, most: number, random: Random): string {
  const minute = random.integer(least, most);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
