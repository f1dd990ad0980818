import { addDays, type LocalDate, toEpochDay, yearOf } from '@gongkai/statute';
import { type Instant, localDateOf } from '../../platform/clock/clock.ts';
import { beijing } from '../beijing-time.ts';
import { minutesLater } from '../story/working-time.ts';

/** How many items a large county has, and since when. */
export interface LargeSchedule {
  /** Published by the former site and brought along. */
  readonly imported: number;
  /** Written and signed here since the opening. */
  readonly written: number;
  readonly importedFrom: LocalDate;
  readonly openedOn: LocalDate;
  readonly today: LocalDate;
}

const YEARS_BEFORE = 9;
const OPENS_AT_MINUTE = 8 * 60 + 30;
const OPEN_MINUTES = 9 * 60;

/** Nine in ten come from the former site: no county writes a million in three years. */
export function scheduleOf(items: number, now: Instant): LargeSchedule {
  const today = localDateOf(now);
  const openedOn: LocalDate = `${yearOf(today) - 2}-01-03`;
  const written = Math.floor(items / 10);
  return {
    imported: items - written,
    written,
    importedFrom: `${yearOf(openedOn) - YEARS_BEFORE}-01-01`,
    openedOn,
    today,
  };
}

/** The hour at which the n-th of so many was published between two days; never before the one before it. */
export function publishedAt(at: number, count: number, from: LocalDate, before: LocalDate): Instant {
  const days = toEpochDay(before) - toEpochDay(from);
  const place = (at / count) * days;
  const day = Math.floor(place);
  const minute = OPENS_AT_MINUTE + Math.floor((place - day) * OPEN_MINUTES);
  return minutesLater(beijing(addDays(from, day), '00:00'), minute);
}
