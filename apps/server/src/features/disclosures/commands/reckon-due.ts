import { type Calendar, type LocalDate, publicationDue } from '@gongkai/statute';
import type { Due } from '../item.ts';

/** 条例 art. 26 under a calendar; null where no calendar can tell. */
export function reckonDue(calendar: Calendar, from: LocalDate): Due | null {
  const due = publicationDue(calendar, from);
  return due && { from, on: due.dueOn, provisional: due.provisional, calendarVersion: due.calendarVersion };
}
