import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { LocalDate } from '../local-date.ts';
import { CLOCK_EVENTS, type ClockEvent } from './clock-events.ts';
import { CLOCK_REFUSALS } from './clock-refusals.ts';
import { parseClockEvent } from './parse-clock-event.ts';
import { replyClock } from './reply-clock.ts';

interface Case {
  readonly name: string;
  readonly received: LocalDate;
  readonly events: readonly string[];
  readonly due: LocalDate | null;
  readonly provisional?: boolean;
  readonly awaiting?: { readonly what: string; readonly until: LocalDate | null };
  readonly late?: boolean;
  readonly unlawful?: readonly string[];
}

const file = new URL('../../../../fixtures/reply-clock/histories.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

function event(text: string): ClockEvent {
  const parsed = parseClockEvent(text);
  assert.ok(parsed.ok, text);
  return parsed.event;
}

function clockOf(received: LocalDate, events: readonly string[]) {
  const clock = replyClock(shippedCalendar, received, events.map(event));
  assert.ok(clock.ok);
  return clock;
}

describe('replyClock() counts', () => {
  for (const { name, received, events, due, ...expected } of cases)
    it(name, () => {
      const clock = clockOf(received, events);
      assert.equal(clock.dueOn, due);
      assert.equal(clock.provisional, expected.provisional ?? false);
      assert.equal(clock.late, expected.late ?? null);
      const { what, until } = clock.awaiting ?? {};
      assert.deepEqual(clock.awaiting && { what, until }, expected.awaiting ?? null);
      assert.deepEqual(
        clock.unlawful.map(({ code }) => code),
        expected.unlawful ?? [],
      );
    });

  it('has a case for every event and every refusal', () => {
    const text = JSON.stringify(cases);
    const untried = [
      ...Object.keys(CLOCK_EVENTS).filter(kind => !text.includes(`"${kind}=`)),
      ...Object.keys(CLOCK_REFUSALS).filter(code => !text.includes(`"${code}"`)),
    ];
    assert.deepEqual(untried, []);
  });
});

describe('replyClock()', () => {
  it('explains each day up to the due date, a pause included, and up to where a waiting began', () => {
    const paused = clockOf('2025-09-22', ['consultation-sent=2025-09-26', 'consultation-answered=2025-10-14']);
    assert.equal(paused.days.at(-1)?.on, '2025-11-05');
    assert.equal(paused.days.at(-1)?.count, 20);
    const resting = paused.days.filter(day => day.paused).map(({ on }) => on);
    assert.deepEqual([resting[0], resting.at(-1)], ['2025-09-27', '2025-10-14']);
    const waiting = clockOf('2026-02-09', ['correction-requested=2026-02-25']);
    assert.equal(waiting.days.at(-1)?.on, '2026-02-25');
  });

  it('gives a provisional date as the cautious one, and the latest it can become', () => {
    const { dueOn, earliestOn, latestOn, unpublished } = clockOf('2026-12-30', ['extended=2027-01-20:20']);
    assert.equal(dueOn, earliestOn);
    assert.ok(latestOn! > earliestOn!);
    assert.deepEqual(unpublished, [{ year: 2027, regionalHolidays: [] }]);
  });

  it('says no date where the calendar ends', () => {
    assert.equal(replyClock(shippedCalendar, '2018-06-01', []).ok, false);
  });

  it('is never moved by a step that breaks the order of the law, wherever it stands', () => {
    const steps = ['consultation-sent=2025-09-26', 'consultation-answered=2025-10-14', 'extended=2025-10-30:10'];
    const sound = clockOf('2025-09-22', steps);
    for (const unlawful of ['extended=2025-10-31:20', 'correction-requested=2025-10-10', 'fee-paid=2025-10-14'])
      for (let at = 0; at <= steps.length; at++) {
        const { dueOn, unlawful: found } = clockOf('2025-09-22', steps.toSpliced(at, 0, unlawful));
        assert.deepEqual([dueOn, found.length], [sound.dueOn, 1], unlawful);
      }
  });

  it('is the plain limit for whoever asks nothing, on every day of the shipped years', () => {
    for (let ms = Date.UTC(2019, 0, 2); ms < Date.UTC(2026, 10, 1); ms += 3 * 86_400_000) {
      const received = new Date(ms).toISOString().slice(0, 10) as LocalDate;
      const plain = addWorkingDays(shippedCalendar, received, 20);
      assert.ok(plain.ok);
      assert.equal(clockOf(received, []).dueOn, plain.dueOn, received);
    }
  });
});

describe('parseClockEvent()', () => {
  it('reads a day, and what may stand behind it', () => {
    assert.deepEqual(event('correction-requested=2026-02-25:2026-03-18'), {
      kind: 'correction-requested',
      on: '2026-02-25',
      until: '2026-03-18',
    });
    assert.deepEqual(event('extended=2026-10-16:20'), { kind: 'extended', on: '2026-10-16', workingDays: 20 });
    assert.deepEqual(event('consultation-sent=2025-09-26#甲'), {
      kind: 'consultation-sent',
      on: '2025-09-26',
      id: '甲',
    });
  });

  it('says what is wrong with anything else', () => {
    for (const [text, problem] of [
      ['extended', 'no-event'],
      ['EXTENDED=2026-10-16:20', 'no-event'],
      ['prolonged=2026-10-16:20', 'unknown-kind'],
      ['toString=2026-10-16', 'no-event'],
      ['extended=2026-02-30:20', 'no-day'],
      ['extended=2026-10-16', 'no-detail'],
      ['extended=2026-10-16:many', 'no-detail'],
      ['deferred=2026-10-16', 'no-detail'],
      ['replied=2026-10-16:3', 'no-detail'],
      ['replied=2026-10-16#a', 'no-detail'],
      ['correction-requested=2026-10-16:2026-13-01', 'no-detail'],
      ['consultation-sent=2025-09-26:2025-10-01', 'no-detail'],
    ] as const)
      assert.deepEqual(parseClockEvent(text), { ok: false, problem }, text);
  });
});
