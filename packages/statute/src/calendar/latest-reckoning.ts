import { type LocalDate, toEpochDay, yearOf } from '../local-date.ts';
import type { Calendar } from './calendar.ts';
import type { OpenHoliday } from './open-holidays.ts';

/**
 * How many of the unpublished weekdays met so far may turn out to rest. Each open holiday lies where it takes the most
 * of them, so the first day on which enough are left over is the latest the date can become: for every placement `p`,
 * due(p) ≤ day exactly when enough days are left under `p`, hence the latest due is where enough are left under all.
 */
export class LatestReckoning {
  private readonly calendar: Calendar;
  private readonly holidays: { placements: OpenHoliday['placements']; taken: number[] }[] = [];
  private readonly years = new Set<number>();

  constructor(calendar: Calendar) {
    this.calendar = calendar;
  }

  /** An unpublished day that counts for the cautious date. */
  meet(day: LocalDate): void {
    // New Year of the next year, and a region's festival of the last, may reach over the turn of the year.
    for (const year of [yearOf(day) - 1, yearOf(day), yearOf(day) + 1]) this.addYear(year);
    const on = toEpochDay(day);
    for (const { placements, taken } of this.holidays) {
      for (const [index, { from, to }] of placements.entries()) if (on >= from && on <= to) taken[index]!++;
    }
  }

  restingDays(): number {
    return this.holidays.reduce((total, { taken }) => total + Math.max(0, ...taken), 0);
  }

  private addYear(year: number): void {
    if (this.years.has(year)) return;
    this.years.add(year);
    for (const { placements } of this.calendar.openHolidays(year)) {
      this.holidays.push({ placements, taken: placements.map(() => 0) });
    }
  }
}
