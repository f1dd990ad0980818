import { z } from 'zod';
import { page, paging } from './fields.ts';
import { route } from './route.ts';

export const listAuditEntries = route({
  id: 'records.audit',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/audit-entries',
  summary: '审计记录',
  access: 'security.audit',
  trace: { audit: 'audit-entries-read' },
  personalData: [],
  query: z.object({
    kind: z.string().max(60).optional(),
    subject: z.string().max(100).optional(),
    personId: z.coerce.number().int().positive().optional(),
    ...paging,
  }),
  answer: page(
    z.object({
      id: z.int(),
      at: z.string(),
      kind: z.string(),
      subject: z.string(),
      actor: z.string(),
      actorName: z.string().nullable(),
      /** Of a person that the entry is about. */
      subjectName: z.string().nullable(),
      requestId: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Day by day: why a date is what it is. */
export const explainDays = route({
  id: 'calendar.explain',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/calendar/explanation',
  summary: '逐日说明：从某日起第 n 个工作日',
  access: 'signed-in',
  trace: { none: '公开的日历' },
  personalData: [],
  query: z.object({
    from: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .meta({ label: '起算日' }),
    workingDays: z.coerce.number().int().min(1).max(200).meta({ label: '工作日数' }),
  }),
  answer: z.object({
    from: z.string(),
    dueOn: z.string(),
    provisional: z.boolean(),
    earliestOn: z.string(),
    latestOn: z.string(),
    calendarVersion: z.string(),
    days: z.array(
      z.object({
        on: z.string(),
        weekday: z.string(),
        kind: z.string(),
        label: z.string(),
        count: z.int().nullable(),
        notice: z.string().nullable(),
      }),
    ),
  }),
});

/** Acceptance mode only: moves legal time. It never moves one-time codes, sessions, rate limits or retries. */
export const setTestClock = route({
  id: 'test.set-clock',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/__test/clock',
  summary: '验收模式：拨动时钟',
  access: 'anyone',
  trace: { none: '仅验收模式存在' },
  personalData: [],
  body: z.strictObject({ now: z.iso.datetime({ offset: true }).meta({ label: '时刻' }) }),
  answer: z.object({ now: z.string(), today: z.string(), actsDone: z.int() }),
});
