/** A day in Asia/Shanghai, written `YYYY-MM-DD`. A day is not a moment: it has no hour and no zone. */
export type LocalDate = `${number}-${number}-${number}`;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** The day, or null when the text is not one: `2026-02-30` and `2026-2-3` are not days. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return fromEpochDay(ms / DAY_MS) === text ? (text as LocalDate) : null;
}

/** Days since 1970-01-01. */
export function toEpochDay(day: LocalDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function fromEpochDay(epochDay: number): LocalDate {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(day) + days);
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: LocalDate): number {
  return (((toEpochDay(day) + 4) % 7) + 7) % 7;
}
