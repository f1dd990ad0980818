import type { LocalDate } from '@gongkai/statute';

/** A moment in UTC with milliseconds, `2026-11-21T02:00:00.000Z`: it sorts as text. */
export type Instant = `${string}Z`;

/** Legal time. In mode `acceptance` it is the test clock; one-time codes, sessions, rate limits and retries never use it. */
export interface Clock {
  now(): Instant;
  today(): LocalDate;
}

export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant;
}

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai on which the moment falls (UTC+8 without summer time since 1992). */
export function localDateOf(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The first moment of a day in Asia/Shanghai. */
export function startOfDay(day: LocalDate): Instant {
  return toInstant(new Date(Date.parse(`${day}T00:00:00.000Z`) - BEIJING_OFFSET_MS));
}

export const systemClock: Clock = {
  now: () => toInstant(new Date()),
  today: () => localDateOf(toInstant(new Date())),
};
