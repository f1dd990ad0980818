import { CLOCK_EVENTS, type ClockEvent, type ParsedClockEvent, parseClockEvent } from '@gongkai/statute';
import { unusable } from '../exit-codes.ts';

const PROBLEMS: Readonly<Record<Extract<ParsedClockEvent, { ok: false }>['problem'], string>> = {
  'no-event': 'write KIND=DATE, as correction-received=2026-03-02.',
  'unknown-kind': `the kinds are ${Object.keys(CLOCK_EVENTS).join(', ')}.`,
  'no-day': 'that is no day: write YYYY-MM-DD, as 2026-11-21.',
  'no-detail':
    'behind the day stands :N (working days) for extended, :DATE for deferred, :DATE or nothing for correction-requested, #id or nothing for consultations, nothing for all others.',
};

export function readEvents(texts: readonly string[]): ClockEvent[] {
  return texts.map(text => {
    const parsed = parseClockEvent(text);
    if (!parsed.ok) throw unusable(`--event "${text}": ${PROBLEMS[parsed.problem]}`);
    return parsed.event;
  });
}
