import { type LocalDate, parseLocalDate } from '../local-date.ts';
import { type ClockEvent, type ClockEventKind, isClockEventKind } from './clock-events.ts';

export type ParsedClockEvent =
  | { readonly ok: true; readonly event: ClockEvent }
  | { readonly ok: false; readonly problem: 'no-event' | 'unknown-kind' | 'no-day' | 'no-detail' };

/** `kind=2026-03-02`, with `:UNTIL`, `:N` or `#id` behind the day where the kind has one (`spec/clock.md`). */
export function parseClockEvent(text: string): ParsedClockEvent {
  const match = /^([a-z-]+)=([^:#]+)(?::([^#]*))?(?:#(.+))?$/.exec(text);
  if (!match) return { ok: false, problem: 'no-event' };
  const [, kind, day, detail, id] = match;
  if (!isClockEventKind(kind!)) return { ok: false, problem: 'unknown-kind' };
  const on = parseLocalDate(day!);
  if (on === null) return { ok: false, problem: 'no-day' };
  const read = readDetail(kind, detail, id);
  return read ? { ok: true, event: { kind, on, ...read } } : { ok: false, problem: 'no-detail' };
}

/** What stands behind the day; null where it is missing, is none, or does not belong there. */
function readDetail(
  kind: ClockEventKind,
  detail: string | undefined,
  id: string | undefined,
): Omit<ClockEvent, 'kind' | 'on'> | null {
  if (kind.startsWith('consultation-')) return detail === undefined ? (id === undefined ? {} : { id }) : null;
  if (id !== undefined) return null;
  switch (kind) {
    case 'extended':
      return detail && /^\d{1,3}$/.test(detail) ? { workingDays: Number(detail) } : null;
    case 'deferred':
      return until(detail);
    case 'correction-requested':
      return detail === undefined ? {} : until(detail);
    default:
      return detail === undefined ? {} : null;
  }
}

function until(detail: string | undefined): { until: LocalDate } | null {
  const day = parseLocalDate(detail ?? '');
  return day === null ? null : { until: day };
}
