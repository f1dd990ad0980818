import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingDays, type WorkingDayResult } from '../calendar/working-days.ts';
import { addDays, type LocalDate } from '../local-date.ts';
import type { ClockEventKind } from './clock-events.ts';

/** 条例 art. 33: the reply, and what an extension may add to it. */
export const REPLY_WORKING_DAYS = 20;
export const LONGEST_EXTENSION = 20;
/** 条例 art. 30: from receipt, once. */
export const CORRECTION_WORKING_DAYS = 7;
/** 条例 art. 32, 34: the consulted party's own limit. */
export const CONSULTATION_WORKING_DAYS = 15;
/** 国办函〔2020〕109号: from delivery of the notice. */
export const PAYMENT_WORKING_DAYS = 20;

export interface Consultation {
  readonly id: string;
  readonly sentOn: LocalDate;
  readonly deliveredOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
}

/** How the clock of one application stands after what has happened so far. */
export interface ClockState {
  readonly receivedOn: LocalDate;
  readonly startOn: LocalDate;
  readonly limit: number;
  readonly consultations: readonly Consultation[];
  readonly correction: {
    readonly requestedOn: LocalDate;
    readonly until: LocalDate | null;
    readonly open: boolean;
  } | null;
  readonly extended: boolean;
  readonly reasonsRequested: boolean;
  readonly deferredTo: LocalDate | null;
  readonly fee: {
    readonly noticedOn: LocalDate;
    readonly deliveredOn: LocalDate | null;
    readonly open: boolean;
  } | null;
  readonly ended: { readonly kind: ClockEventKind; readonly on: LocalDate } | null;
}

export function beginClock(receivedOn: LocalDate): ClockState {
  return {
    receivedOn,
    startOn: receivedOn,
    limit: REPLY_WORKING_DAYS,
    consultations: [],
    correction: null,
    extended: false,
    reasonsRequested: false,
    deferredTo: null,
    fee: null,
    ended: null,
  };
}

export interface Awaiting {
  readonly what: 'correction' | 'consultation' | 'fee';
  /** The waiting party's own last day; null where the applicant was given none. */
  readonly until: LocalDate | null;
  readonly since: LocalDate;
}

/** The due date; or null and whom the clock waits for. Counted as in `spec/clock.md`. */
export type Standing =
  | { readonly kind: 'due'; readonly result: Extract<WorkingDayResult, { ok: true }> }
  | { readonly kind: 'fixed'; readonly dueOn: LocalDate }
  | { readonly kind: 'awaiting'; readonly awaiting: Awaiting }
  | { readonly kind: 'outside'; readonly result: Extract<WorkingDayResult, { ok: false }> };

export function standingOf(calendar: Calendar, state: ClockState): Standing {
  const { correction, fee, deferredTo } = state;
  if (fee?.open)
    return { kind: 'awaiting', awaiting: { what: 'fee', until: paymentDueOn(calendar, fee), since: fee.noticedOn } };
  if (correction?.open) {
    const { until, requestedOn: since } = correction;
    return { kind: 'awaiting', awaiting: { what: 'correction', until, since } };
  }
  if (deferredTo) return { kind: 'fixed', dueOn: deferredTo };
  const result = addWorkingDays(calendar, state.startOn, state.limit, pausesOf(state));
  if (result.ok) return { kind: 'due', result };
  if (result.refusal.code !== 'never-counted') return { kind: 'outside', result };
  const open = state.consultations.filter(({ endedOn }) => endedOn === null);
  const ends = open.map(one => consultationEndsOn(calendar, one)).filter(day => day !== null);
  const since = open.map(({ sentOn }) => sentOn).sort()[0]!;
  return { kind: 'awaiting', awaiting: { what: 'consultation', until: ends.sort().at(-1) ?? null, since } };
}

export function pausesOf(state: ClockState) {
  return state.consultations.map(({ sentOn, endedOn }) => ({ after: sentOn, through: endedOn }));
}

/** The consulted party's fifteenth working day, from delivery where it is known. */
export function consultationEndsOn(calendar: Calendar, { sentOn, deliveredOn }: Consultation): LocalDate | null {
  return lastDay(calendar, deliveredOn ?? sentOn, CONSULTATION_WORKING_DAYS);
}

export function paymentDueOn(calendar: Calendar, fee: NonNullable<ClockState['fee']>): LocalDate | null {
  return lastDay(calendar, fee.deliveredOn ?? fee.noticedOn, PAYMENT_WORKING_DAYS);
}

export function lastDay(calendar: Calendar, from: LocalDate, workingDays: number): LocalDate | null {
  const result = addWorkingDays(calendar, from, workingDays);
  return result.ok ? result.dueOn : null;
}

/** A consultation nobody closed ends with its own limit, or with the case: a forgotten entry must not hide that it was late. */
export function closeConsultations(calendar: Calendar, state: ClockState, on: LocalDate): readonly Consultation[] {
  return state.consultations.map(one => {
    if (one.endedOn !== null) return one;
    const ownEnd = consultationEndsOn(calendar, one) ?? addDays(on, 1);
    return { ...one, endedOn: ownEnd < on ? ownEnd : on };
  });
}
