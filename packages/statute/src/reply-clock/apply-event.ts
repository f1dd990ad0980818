import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../local-date.ts';
import type { ClockEvent } from './clock-events.ts';
import { type ClockState, type Consultation, closeConsultations, REPLY_WORKING_DAYS } from './clock-state.ts';

/** The clock after a step that is in order. */
export function applyEvent(calendar: Calendar, state: ClockState, event: ClockEvent): ClockState {
  const { kind, on, id = '' } = event;
  switch (kind) {
    case 'correction-requested':
      return { ...state, correction: { requestedOn: on, until: event.until ?? null, open: true } };
    case 'correction-received':
      return { ...restart(state, on), correction: { ...state.correction!, open: false } };
    case 'consultation-sent': {
      const sent: Consultation = { id, sentOn: on, deliveredOn: null, endedOn: null };
      return { ...state, consultations: [...state.consultations, sent] };
    }
    case 'consultation-delivered':
      return changeConsultation(state, id, { deliveredOn: on });
    case 'consultation-answered':
    case 'consultation-lapsed':
      return changeConsultation(state, id, { endedOn: on });
    case 'extended':
      return { ...state, extended: true, limit: REPLY_WORKING_DAYS + event.workingDays! };
    case 'reasons-requested':
      return { ...state, reasonsRequested: true };
    // Whether asking stops the clock is unsettled in law: it runs.
    case 'reasons-received':
      return state;
    case 'deferred':
      return { ...state, deferredTo: event.until! };
    case 'fee-noticed':
      return { ...state, fee: { noticedOn: on, deliveredOn: null, open: true } };
    case 'fee-notice-delivered':
      return { ...state, fee: { ...state.fee!, deliveredOn: on } };
    case 'fee-paid':
      return { ...restart(state, on), fee: { ...state.fee!, open: false } };
    case 'replied':
    case 'withdrawn':
    case 'lapsed':
      return { ...state, ended: { kind, on }, consultations: closeConsultations(calendar, state, on) };
  }
}

/** Counted anew with the plain limit: an extension given before stays spent, its days are lost (`spec/clock.md`). */
function restart(state: ClockState, on: LocalDate): ClockState {
  return { ...state, startOn: on, limit: REPLY_WORKING_DAYS, deferredTo: null };
}

function changeConsultation(state: ClockState, id: string, change: Partial<Consultation>): ClockState {
  return {
    ...state,
    consultations: state.consultations.map(one =>
      one.id === id && one.endedOn === null ? { ...one, ...change } : one,
    ),
  };
}
