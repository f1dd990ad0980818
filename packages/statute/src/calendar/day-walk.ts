import { type LocalDate, toEpochDay, yearOf } from '../local-date.ts';
import type { Calendar } from './calendar.ts';
import type { CalendarYear } from './calendar-year.ts';
import type { DayStatus } from './day-status.ts';

/** Days not counted: `after < day ≤ through`; an open pause has no end. Overlapping pauses are one. */
export interface Pause {
  after: LocalDate;
  through: LocalDate | null;
}

export interface CalendarRefusal {
  code: 'outside-calendar' | 'never-counted';
  year: number;
  message: string;
}

/** Walks the days after a start, one table of a year at a time. */
export class DayWalk {
  on: number;
  paused = false;
  private readonly calendar: Calendar;
  private readonly pauses: readonly { after: number; through: number }[];
  private table: CalendarYear;

  constructor(calendar: Calendar, start: LocalDate, pauses: readonly Pause[]) {
    this.calendar = calendar;
    this.on = toEpochDay(start);
    this.pauses = pauses.map(({ after, through }) => ({
      after: toEpochDay(after),
      through: through === null ? Number.POSITIVE_INFINITY : toEpochDay(through),
    }));
    this.table = calendar.year(yearOf(start));
  }

  /** The next day; null where the calendar ends, or a pause without an end has begun. */
  next(): DayStatus | null {
    this.on++;
    let day = this.table.days[this.on - this.table.firstEpochDay];
    if (!day) {
      this.table = this.calendar.year(this.table.year + 1);
      day = this.table.days[0]!;
    }
    if (day.kind === 'unpublished' && this.calendar.knows(this.table.year) === 'outside') return null;
    this.paused = false;
    for (const { after, through } of this.pauses) {
      if (this.on <= after || this.on > through) continue;
      if (through === Number.POSITIVE_INFINITY) return null;
      this.paused = true;
    }
    return day;
  }

  refusal(): CalendarRefusal {
    const { year } = this.table;
    if (this.pauses.some(({ after, through }) => this.on > after && through === Number.POSITIVE_INFINITY)) {
      return { code: 'never-counted', year, message: '期限正在中止，恢复计算之前没有届满日。' };
    }
    const years = this.calendar.years();
    const message = `${year}年不在工作日历范围内（已公布 ${years[0]}—${years.at(-1)} 年），无法计算工作日。`;
    return { code: 'outside-calendar', year, message };
  }
}
