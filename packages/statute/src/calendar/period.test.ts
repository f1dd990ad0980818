import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromEpochDay, type LocalDate, toEpochDay } from '../local-date.ts';
import { shippedCalendar } from './calendar.ts';
import { describeProvisional, formatExplainedDay } from './describe.ts';
import { addCalendarMonths, lastDayOfPeriod } from './period.ts';

describe('addCalendarMonths()', () => {
  it('keeps the day of the month, or takes the month’s last day', () => {
    const cases: [LocalDate, number, LocalDate][] = [
      ['2026-03-15', 6, '2026-09-15'],
      ['2025-08-31', 6, '2026-02-28'],
      ['2023-08-31', 6, '2024-02-29'],
      ['2026-10-31', 1, '2026-11-30'],
      ['2026-12-31', 2, '2027-02-28'],
      ['2026-03-31', -1, '2026-02-28'],
    ];
    for (const [from, months, to] of cases) assert.equal(addCalendarMonths(from, months), to, `${from} + ${months}`);
  });

  it('lands in the month counted to, never on a later day of the month', () => {
    const days = fc.integer({ min: toEpochDay('2019-01-01'), max: toEpochDay('2034-12-31') }).map(fromEpochDay);
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 24 }), (day, months) => {
        const end = addCalendarMonths(day, months);
        const index = (on: LocalDate) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
        assert.equal(index(end) - index(day), months);
        assert.ok(end.slice(8) <= day.slice(8));
      }),
    );
  });
});

describe('lastDayOfPeriod()', () => {
  const last = (from: LocalDate, period: { days: number } | { months: number }) => {
    const result = lastDayOfPeriod(shippedCalendar, from, period);
    assert.ok(result.ok);
    return [result.nominalOn, result.dueOn, result.provisional];
  };

  it('moves a last day on which nobody works to the next working day', () => {
    assert.deepEqual(last('2026-08-03', { days: 60 }), ['2026-10-02', '2026-10-08', false]);
    assert.deepEqual(last('2025-08-15', { months: 6 }), ['2026-02-15', '2026-02-24', false]);
  });

  it('keeps a last day that is worked, a make-up Sunday too', () => {
    assert.deepEqual(last('2026-03-02', { days: 60 }), ['2026-05-01', '2026-05-06', false]);
    assert.deepEqual(last('2025-11-05', { days: 60 }), ['2026-01-04', '2026-01-04', false]);
    assert.deepEqual(last('2026-03-16', { days: 15 }), ['2026-03-31', '2026-03-31', false]);
  });

  it('is provisional when the last day lies in a year not published', () => {
    const result = lastDayOfPeriod(shippedCalendar, '2026-08-07', { months: 6 });
    assert.ok(result.ok && result.provisional);
    assert.deepEqual(
      [result.nominalOn, result.earliestOn, result.latestOn],
      ['2027-02-07', '2027-02-08', '2027-02-16'],
    );
    assert.match(describeProvisional(result), /^2027年放假安排尚未公布.*最早 2027-02-08，最晚 2027-02-16/);
  });
});

describe('formatExplainedDay()', () => {
  it('writes a line a clerk can print', () => {
    const day = {
      on: '2026-01-04',
      kind: 'make-up',
      name: null,
      notice: '国办发明电〔2025〕7号',
      count: 20,
      paused: false,
    } as const;
    assert.equal(formatExplainedDay(day), '2026-01-04（周日） 调休上班（国办发明电〔2025〕7号） 第20个工作日');
  });
});
