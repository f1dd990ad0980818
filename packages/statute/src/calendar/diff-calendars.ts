import type { LocalDate } from '../local-date.ts';
import type { Calendar } from './calendar.ts';
import type { DayStatus } from './day-status.ts';

/** A day two calendars see differently. */
export interface DayChange {
  on: LocalDate;
  before: DayStatus;
  after: DayStatus;
  /** It counted and no longer does, or the other way round: dates reckoned across it move. */
  moves: boolean;
}

export interface CalendarDiff {
  /** Years without a national notice before and with one now. */
  published: readonly number[];
  /** The reverse; only when calendars are compared backwards. */
  withdrawn: readonly number[];
  /**
   * Days that become another kind of day. In a newly published year an unpublished day is held against what it was
   * assumed to be: an ordinary Tuesday that turns out an ordinary Tuesday is no change.
   */
  days: readonly DayChange[];
}

/** What applying a notice changes, for `gongkai calendar preview`. */
export function diffCalendars(before: Calendar, after: Calendar): CalendarDiff {
  const [old, now] = [before.years(), after.years()];
  const years = [...new Set([...old, ...now])].sort((a, b) => a - b);
  const days = years.flatMap(year => {
    const next = after.year(year).days;
    return before.year(year).days.flatMap((day, index) => changeOf(day, next[index]!));
  });
  return {
    published: now.filter(year => !old.includes(year)),
    withdrawn: old.filter(year => !now.includes(year)),
    days,
  };
}

function changeOf(before: DayStatus, after: DayStatus): DayChange[] {
  if ((before.assumed ?? before.kind) === (after.assumed ?? after.kind)) return [];
  return [{ on: before.on, before, after, moves: before.counts !== after.counts }];
}
