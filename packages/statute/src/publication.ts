import type { Calendar } from './calendar/calendar.ts';
import { addWorkingDays } from './calendar/working-days.ts';
import { PUBLICATION_LIMIT_WORKING_DAYS } from './catalogue.ts';
import { addDays, type LocalDate, weekdayOf } from './local-date.ts';

/** The last day to publish, as a row keeps it. */
export interface PublicationDue {
  readonly dueOn: LocalDate;
  /** It may still move later: a year it needs is not announced. */
  readonly provisional: boolean;
  /** The latest day it can become; `dueOn` unless provisional. */
  readonly latestOn: LocalDate;
  readonly calendarVersion: string;
}

/** Stands in place of a calendar's version where the limit ran out before any calendar we have. */
export const BEFORE_CALENDARS = 'before-calendars';

/**
 * 条例 art. 26: within 20 working days from the day the information was formed or changed; the day itself does not count.
 *
 * A document of 2012 may be published today (a rule still in force; a re-assessment under art. 18), and no calendar here
 * knows 2012. Its limit ran out long ago whatever the holidays were, so every weekday counts as worked and the date is the
 * earliest one possible. A day so far ahead that no calendar can be guessed has no answer.
 */
export function publicationDue(calendar: Calendar, from: LocalDate): PublicationDue | null {
  const result = addWorkingDays(calendar, from, PUBLICATION_LIMIT_WORKING_DAYS);
  if (result.ok) {
    const { dueOn, provisional, latestOn } = result;
    return { dueOn, provisional, latestOn, calendarVersion: calendar.version };
  }
  const [firstYear] = calendar.years();
  if (firstYear === undefined || from >= `${firstYear}-01-01`) return null;
  const dueOn = addWeekdays(from, PUBLICATION_LIMIT_WORKING_DAYS);
  return { dueOn, provisional: false, latestOn: dueOn, calendarVersion: BEFORE_CALENDARS };
}

function addWeekdays(from: LocalDate, days: number): LocalDate {
  let day = from;
  for (let count = 0; count < days; ) {
    day = addDays(day, 1);
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6) count++;
  }
  return day;
}
