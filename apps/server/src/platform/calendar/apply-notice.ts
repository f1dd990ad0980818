import { type Calendar, type HolidayNotice, NOTICE_FORMAT, withNotice } from '@gongkai/statute';
import { sql } from 'kysely';
import { loadHead } from '../ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../outcome.ts';
import type { Work } from '../work.ts';
import { loadCalendar } from './installed-calendar.ts';

/** Reckons a feature's running dates anew, with an event for each that moves. */
export type FollowCalendar = (work: Work, calendar: Calendar) => Promise<readonly unknown[]>;

export interface NoticeApplication {
  readonly notice: HolidayNotice;
  /** The second person; the first is the actor of the work. */
  readonly confirmedBy: number;
  readonly followers: readonly FollowCalendar[];
}

export interface AppliedNotice {
  readonly calendar: Calendar;
  readonly moved: number;
}

export type ApplyNoticeRefusal =
  | 'not-a-person'
  | 'same-person'
  | 'already-applied'
  | 'year-already-published'
  | 'year-not-published';

/**
 * A holiday notice becomes law here: its row, its event, and the dates it moves, in one transaction. The calendar is read
 * inside it, so that two notices at once are counted one after the other; the second to come gets a conflict of the stream.
 */
export async function applyNotice(
  work: Work,
  { notice, confirmedBy, followers }: NoticeApplication,
): Promise<Outcome<AppliedNotice, ApplyNoticeRefusal>> {
  const { actor, db, now, today } = work;
  if (actor.kind !== 'person') return refuse('not-a-person');
  if (actor.personId === confirmedBy) return refuse('same-person');
  const stream = `calendar/${notice.region ?? 'national'}`;
  const head = await loadHead(db, stream);
  const before = await loadCalendar(db);
  const applied = withNotice(before, notice);
  if (!applied.ok) return refuse(applied.refusal.code);
  const { calendar } = applied;
  await sql`insert into core.calendar_notices (year, region, number, notice, applied_at, applied_by, confirmed_by, calendar_version)
    values (${notice.year}, ${notice.region ?? null}, ${notice.number}, ${JSON.stringify(stored(notice))}::jsonb, ${now},
      ${actor.personId}, ${confirmedBy}, ${calendar.version})`.execute(db);
  let moved = 0;
  for (const follow of followers) moved += (await follow(work, calendar)).length;
  await work.append(head, [
    {
      kind: 'calendar-notice-applied',
      happenedOn: today,
      agencyId: actor.agencyId,
      payload: {
        number: notice.number,
        year: notice.year,
        effect: notice.effect,
        issuedOn: notice.issuedOn,
        ...(notice.region ? { region: notice.region } : {}),
        ...(notice.fictitious ? { fictitious: true } : {}),
        holidays: notice.holidays.map(({ name, from, to }) => ({ name, from, to })),
        makeUpDays: [...notice.makeUpDays],
        ...(notice.ordinaryDays ? { ordinaryDays: [...notice.ordinaryDays] } : {}),
        ...(notice.settles ? { settles: [...notice.settles] } : {}),
        confirmedBy,
        calendarBefore: before.version,
        calendarAfter: calendar.version,
        moved,
      },
    },
  ]);
  // Told at the commit: every node reads its calendar again.
  await sql`select pg_notify('calendar_changed', '')`.execute(db);
  return done({ calendar, moved });
}

/** As a file would say it, so that it is read back by the same reader. */
function stored(notice: HolidayNotice): object {
  return { format: NOTICE_FORMAT, ...notice };
}
