import type { LocalDate } from '../local-date.ts';

/** What a day is once the notice for its year is published. */
export type SettledDayKind = 'working' | 'rest' | 'statutory-holiday' | 'make-up';

/** `unpublished`: no notice settles the day yet. It is never silently a weekday. */
export type DayKind = SettledDayKind | 'unpublished';

export const DAY_KIND_LABELS = {
  working: '工作日',
  rest: '休息日',
  'statutory-holiday': '放假',
  'make-up': '调休上班',
  unpublished: '放假安排未公布',
} as const satisfies Record<DayKind, string>;

/** One day of a calendar. */
export interface DayStatus {
  on: LocalDate;
  kind: DayKind;
  /** Of the holiday: `春节`; of an unpublished day, the holiday it is or may belong to. */
  name: string | null;
  /** Number of the notice that settles the day; null for an ordinary weekday or weekend, and for an unpublished day. */
  notice: string | null;
  /** Whether the day counts as a working day; of an unpublished day, under `assumed`. */
  counts: boolean;
  /** Only of an unpublished day: what the cautious date takes it for (`spec/clock.md`, *Provisional*). */
  assumed: SettledDayKind | null;
}

/** `working` and `make-up` count; an unpublished day counts as what it is assumed to be. */
export function countsAsWorking(kind: SettledDayKind): boolean {
  return kind === 'working' || kind === 'make-up';
}
