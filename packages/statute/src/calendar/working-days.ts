import { type LocalDate, toEpochDay, yearOf } from '../local-date.ts';
import type { Calendar } from './calendar.ts';
import type { DayKind, DayStatus } from './day-status.ts';
import { type CalendarRefusal, DayWalk, type Pause } from './day-walk.ts';
import { LatestReckoning } from './latest-reckoning.ts';

/** One line of the sheet that says why a date is what it is. */
export interface ExplainedDay {
  on: LocalDate;
  kind: DayKind;
  name: string | null;
  notice: string | null;
  /** The running number of a day that counts; null for one that does not. */
  count: number | null;
  paused: boolean;
}

/** What is not published and was needed. */
export interface UnpublishedNeed {
  year: number;
  /** Regional holidays when only the region's notice is missing; empty when the whole year is. */
  regionalHolidays: readonly string[];
}

export type WorkingDayResult =
  | {
      ok: true;
      /** The cautious date: `earliestOn`. */
      dueOn: LocalDate;
      provisional: boolean;
      earliestOn: LocalDate;
      latestOn: LocalDate;
      /** Empty unless provisional. */
      unpublished: readonly UnpublishedNeed[];
      /** From the day after the start to `dueOn`. */
      days: readonly ExplainedDay[];
    }
  | { ok: false; refusal: CalendarRefusal };

export type WorkingDayCount =
  | {
      ok: true;
      count: number;
      provisional: boolean;
      least: number;
      most: number;
      unpublished: readonly UnpublishedNeed[];
    }
  | { ok: false; refusal: CalendarRefusal };

/** The `n`-th working day after `start` that lies in no pause; `start` itself never counts (`spec/clock.md`). */
export function addWorkingDays(
  calendar: Calendar,
  start: LocalDate,
  n: number,
  pauses: readonly Pause[] = [],
): WorkingDayResult {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`addWorkingDays: ${n} is not a number of days`);
  const days: ExplainedDay[] = [];
  if (n === 0) {
    return { ok: true, dueOn: start, provisional: false, earliestOn: start, latestOn: start, unpublished: [], days };
  }
  let count = 0;
  let open = false;
  for (const walk = new DayWalk(calendar, start, pauses); ; ) {
    const day = walk.next();
    if (!day) return { ok: false, refusal: walk.refusal() };
    if (day.kind === 'unpublished') open = true;
    const counts = day.counts && !walk.paused;
    if (counts) count++;
    days.push(explain(day, counts ? count : null, walk.paused));
    if (count === n) break;
  }
  const dueOn = days[days.length - 1]!.on;
  if (!open) return { ok: true, dueOn, provisional: false, earliestOn: dueOn, latestOn: dueOn, unpublished: [], days };
  const latest = latestDay(calendar, start, n, pauses);
  if (typeof latest !== 'string') return { ok: false, refusal: latest };
  const unpublished = unpublishedNeeds(calendar, days);
  return { ok: true, dueOn, provisional: true, earliestOn: dueOn, latestOn: latest, unpublished, days };
}

/** Working days in `from < day ≤ to`; none when `to` is not later. */
export function countWorkingDays(
  calendar: Calendar,
  from: LocalDate,
  to: LocalDate,
  pauses: readonly Pause[] = [],
): WorkingDayCount {
  const explained = explainDays(calendar, from, to, pauses);
  if (!explained.ok) return explained;
  const { days } = explained;
  const unpublished = unpublishedNeeds(calendar, days);
  const most = days.reduce((count, day) => day.count ?? count, 0);
  const reckoning = new LatestReckoning(calendar);
  for (const day of days) if (day.kind === 'unpublished' && day.count !== null) reckoning.meet(day.on);
  const provisional = unpublished.length > 0;
  return { ok: true, count: most, provisional, least: Math.max(0, most - reckoning.restingDays()), most, unpublished };
}

/** The days `from < day ≤ to`, each with its kind, its notice and its running number. */
export function explainDays(
  calendar: Calendar,
  from: LocalDate,
  to: LocalDate,
  pauses: readonly Pause[] = [],
): { ok: true; days: readonly ExplainedDay[] } | { ok: false; refusal: CalendarRefusal } {
  const days: ExplainedDay[] = [];
  let count = 0;
  for (const walk = new DayWalk(calendar, from, pauses); walk.on < toEpochDay(to); ) {
    const day = walk.next();
    if (!day) return { ok: false, refusal: walk.refusal() };
    const counts = day.counts && !walk.paused;
    days.push(explain(day, counts ? ++count : null, walk.paused));
  }
  return { ok: true, days };
}

/** Three answers, because an unpublished day has none yet; a holiday fixed by date rests even unannounced. */
export function isWorkingDay(calendar: Calendar, day: LocalDate): 'yes' | 'no' | 'unpublished' {
  const { kind, counts, assumed } = calendar.dayKind(day);
  if (kind === 'unpublished') return assumed === 'statutory-holiday' ? 'no' : 'unpublished';
  return counts ? 'yes' : 'no';
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: Calendar, day: LocalDate): WorkingDayResult {
  return addWorkingDays(calendar, day, 1);
}

function latestDay(
  calendar: Calendar,
  start: LocalDate,
  n: number,
  pauses: readonly Pause[],
): LocalDate | CalendarRefusal {
  const reckoning = new LatestReckoning(calendar);
  let count = 0;
  for (const walk = new DayWalk(calendar, start, pauses); ; ) {
    const day = walk.next();
    if (!day) return walk.refusal();
    if (!day.counts || walk.paused) continue;
    count++;
    if (day.kind === 'unpublished') reckoning.meet(day.on);
    if (count - reckoning.restingDays() >= n) return day.on;
  }
}

function unpublishedNeeds(calendar: Calendar, days: readonly ExplainedDay[]): UnpublishedNeed[] {
  const needs = new Map<number, Set<string>>();
  for (const day of days) {
    if (day.kind !== 'unpublished') continue;
    const year = yearOf(day.on);
    const names = needs.get(year) ?? new Set();
    needs.set(year, names);
    if (calendar.knows(year) === 'published' && day.name) names.add(day.name);
  }
  return [...needs].map(([year, names]) => ({ year, regionalHolidays: [...names] }));
}

function explain(day: DayStatus, count: number | null, paused: boolean): ExplainedDay {
  return { on: day.on, kind: day.kind, name: day.name, notice: day.notice, count, paused };
}
