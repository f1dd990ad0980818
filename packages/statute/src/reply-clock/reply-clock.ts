import type { Calendar } from '../calendar/calendar.ts';
import type { CalendarRefusal } from '../calendar/day-walk.ts';
import { type ExplainedDay, explainDays, type UnpublishedNeed } from '../calendar/working-days.ts';
import type { LocalDate } from '../local-date.ts';
import { applyEvent } from './apply-event.ts';
import { checkEvent } from './check-event.ts';
import type { ClockEvent } from './clock-events.ts';
import { type ClockRefusal, refuseEvent } from './clock-refusals.ts';
import { type Awaiting, beginClock, type ClockState, pausesOf, standingOf } from './clock-state.ts';

export interface ReplyClock {
  readonly ok: true;
  /** The cautious date; null while the clock waits for somebody. */
  readonly dueOn: LocalDate | null;
  readonly provisional: boolean;
  readonly earliestOn: LocalDate | null;
  readonly latestOn: LocalDate | null;
  readonly unpublished: readonly UnpublishedNeed[];
  readonly awaiting: Awaiting | null;
  /** Null as long as nothing was sent. */
  readonly late: boolean | null;
  /** From the day after the start that counts, to the due date or to where the waiting began. */
  readonly days: readonly ExplainedDay[];
  readonly startOn: LocalDate;
  /** Steps that break the order of the law: refused, or recorded without effect. */
  readonly unlawful: readonly ClockRefusal[];
}

/**
 * 条例 art. 29–42: when the reply to one application is due, after what has happened to it. A step that breaks the order of
 * the law has no effect on the clock; whether it is refused or recorded is for the caller.
 */
export function replyClock(
  calendar: Calendar,
  receivedOn: LocalDate,
  events: readonly ClockEvent[],
): ReplyClock | { readonly ok: false; readonly refusal: CalendarRefusal } {
  let state = beginClock(receivedOn);
  const unlawful: ClockRefusal[] = [];
  // By date; on one day in the order in which they were named.
  for (const event of events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) {
    const code = checkEvent(calendar, state, event);
    if (code) unlawful.push(refuseEvent(event, code));
    else state = applyEvent(calendar, state, event);
  }
  return readClock(calendar, state, unlawful);
}

function readClock(
  calendar: Calendar,
  state: ClockState,
  unlawful: readonly ClockRefusal[],
): ReturnType<typeof replyClock> {
  const standing = standingOf(calendar, state);
  if (standing.kind === 'outside') return { ok: false, refusal: standing.result.refusal };
  const { startOn, ended } = state;
  const shared = { ok: true, startOn, unlawful } as const;
  if (standing.kind === 'due') {
    const { dueOn, provisional, earliestOn, latestOn, unpublished, days } = standing.result;
    const late = ended ? ended.on > dueOn : null;
    return { ...shared, dueOn, provisional, earliestOn, latestOn, unpublished, days, awaiting: null, late };
  }
  const dueOn = standing.kind === 'fixed' ? standing.dueOn : null;
  const awaiting = standing.kind === 'awaiting' && !ended ? standing.awaiting : null;
  const until = standing.kind === 'fixed' ? standing.dueOn : standing.awaiting.since;
  const closed = pausesOf(state).filter(({ through }) => through !== null);
  const explained = explainDays(calendar, startOn, until, closed);
  if (!explained.ok) return explained;
  return {
    ...shared,
    ...{ dueOn, earliestOn: dueOn, latestOn: dueOn, provisional: false, unpublished: [] },
    awaiting,
    late: ended ? dueOn !== null && ended.on > dueOn : null,
    days: explained.days,
  };
}
