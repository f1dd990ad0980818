import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../local-date.ts';
import type { ClockEvent, ClockEventKind } from './clock-events.ts';
import type { ClockRefusalCode } from './clock-refusals.ts';
import {
  type ClockState,
  CORRECTION_WORKING_DAYS,
  consultationEndsOn,
  LONGEST_EXTENSION,
  lastDay,
  paymentDueOn,
  standingOf,
} from './clock-state.ts';

type Check = (state: ClockState, event: ClockEvent, calendar: Calendar) => ClockRefusalCode | null;

const nothing: Check = () => null;

/** What each step needs before it, in the order in which it is told. */
const CHECKS: Readonly<Record<ClockEventKind, Check>> = {
  'correction-requested': ({ correction, receivedOn }, { on }, calendar) => {
    if (correction) return 'correction-repeated';
    return isAfter(on, lastDay(calendar, receivedOn, CORRECTION_WORKING_DAYS)) ? 'correction-too-late' : null;
  },
  'correction-received': ({ correction }) => (correction?.open ? null : 'correction-not-requested'),
  'consultation-sent': (state, event) => (openConsultation(state, event) ? 'consultation-repeated' : null),
  'consultation-delivered': needsConsultation,
  'consultation-answered': needsConsultation,
  'consultation-lapsed': (state, event, calendar) => {
    const consultation = openConsultation(state, event);
    if (!consultation) return 'consultation-not-open';
    return consultationEndsOn(calendar, consultation) === event.on ? null : 'consultation-other-day';
  },
  extended: (state, { on, workingDays = 0 }, calendar) => {
    if (state.extended) return 'already-extended';
    if (workingDays < 1 || workingDays > LONGEST_EXTENSION) return 'extension-length';
    return isAfter(on, dueOn(state, calendar)) ? 'extension-too-late' : null;
  },
  'reasons-requested': nothing,
  'reasons-received': ({ reasonsRequested }) => (reasonsRequested ? null : 'reasons-not-requested'),
  deferred: (state, { on, until }, calendar) => {
    const due = dueOn(state, calendar);
    if (isAfter(on, due)) return 'deferral-too-late';
    return until !== undefined && until > (due ?? on) ? null : 'deferral-not-later';
  },
  'fee-noticed': (state, { on }, calendar) => {
    if (state.fee) return 'fee-repeated';
    return isAfter(on, dueOn(state, calendar)) ? 'fee-too-late' : null;
  },
  'fee-notice-delivered': needsFee,
  'fee-paid': (state, event, calendar) => {
    if (!state.fee?.open) return 'fee-not-noticed';
    return isAfter(event.on, paymentDueOn(calendar, state.fee)) ? 'payment-too-late' : null;
  },
  replied: nothing,
  withdrawn: nothing,
  lapsed: nothing,
};

/** Why the step breaks the order of the law, or null. */
export function checkEvent(calendar: Calendar, state: ClockState, event: ClockEvent): ClockRefusalCode | null {
  if (event.on < state.receivedOn) return 'before-receipt';
  if (state.ended) return 'already-ended';
  return CHECKS[event.kind](state, event, calendar);
}

export function openConsultation({ consultations }: ClockState, { id = '' }: ClockEvent) {
  return consultations.find(one => one.id === id && one.endedOn === null);
}

function needsConsultation(state: ClockState, event: ClockEvent): ClockRefusalCode | null {
  return openConsultation(state, event) ? null : 'consultation-not-open';
}

function needsFee({ fee }: ClockState): ClockRefusalCode | null {
  return fee?.open ? null : 'fee-not-noticed';
}

/** The then valid due date; null while the clock waits. The cautious one where a year is not published. */
function dueOn(state: ClockState, calendar: Calendar): LocalDate | null {
  const standing = standingOf(calendar, state);
  if (standing.kind === 'fixed') return standing.dueOn;
  return standing.kind === 'due' ? standing.result.dueOn : null;
}

function isAfter(day: LocalDate, last: LocalDate | null): boolean {
  return last !== null && day > last;
}
