import { explainDays, listAuditEntries as listAuditRoute, setTestClock } from '@gongkai/contract';
import { addWorkingDays, type Calendar, DAY_KIND_LABELS, parseLocalDate, weekdayOf } from '@gongkai/statute';
import type { Kysely } from 'kysely';
import { type Instant, toInstant } from '../../platform/clock/clock.ts';
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import { done, refuse } from '../../platform/outcome.ts';
import type { NoTables } from '../../platform/work.ts';
import { listAuditEntries } from './queries.ts';

export interface RecordsParts {
  readonly db: Kysely<NoTables>;
  readonly calendar: () => Calendar;
  /** Present in mode `acceptance` only: without it the route does not exist. */
  readonly moveClock?: (to: Instant) => Promise<{ now: Instant; today: string; actsDone: number }>;
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

export function recordsEndpoints({ db, calendar, moveClock }: RecordsParts): Endpoint[] {
  return [
    endpoint(listAuditRoute, async (call, { query }) => {
      const before = query.after ? Number(query.after) : null;
      if (before !== null && !Number.isSafeInteger(before)) return refuse('invalid-request');
      const rows = await listAuditEntries(db, { ...query, before });
      const items = rows.slice(0, query.limit);
      // Reading the record is itself recorded: by filter, never by content.
      await call.transact(async work => {
        await work.audit({
          kind: 'audit-entries-read',
          subject: 'audit-entries',
          detail: { kind: query.kind ?? null, personId: query.personId ?? null, rows: items.length },
        });
        return done(null);
      });
      return done({
        items: items.map(row => ({
          id: row.id,
          at: row.at,
          kind: row.kind,
          subject: row.subject,
          actor: row.actor,
          actorName: row.actorName,
          subjectName: row.subjectName,
          requestId: row.request_id,
          detail: row.detail,
        })),
        next: rows.length > query.limit ? String(items.at(-1)!.id) : null,
      });
    }),

    endpoint(explainDays, async (_call, { query }) => {
      const from = parseLocalDate(query.from);
      if (!from) return refuse('day-invalid', { day: query.from });
      const current = calendar();
      const result = addWorkingDays(current, from, query.workingDays);
      if (!result.ok) return refuse('day-outside-calendar', { year: result.refusal.year });
      return done({
        from,
        dueOn: result.dueOn,
        provisional: result.provisional,
        earliestOn: result.earliestOn,
        latestOn: result.latestOn,
        calendarVersion: current.version,
        days: result.days.map(day => ({
          on: day.on,
          weekday: WEEKDAYS[weekdayOf(day.on)]!,
          kind: day.kind,
          label: day.name ?? DAY_KIND_LABELS[day.kind],
          count: day.count,
          notice: day.notice,
        })),
      });
    }),

    ...(moveClock
      ? [endpoint(setTestClock, async (_call, { body }) => done(await moveClock(toInstant(new Date(body.now)))))]
      : []),
  ];
}
