import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, fromEpochDay, type LocalDate, toEpochDay, weekdayOf, yearOf } from '../local-date.ts';
import { shippedCalendar, withRegion } from './calendar.ts';
import type { Pause } from './day-walk.ts';
import { REGION_LABELS, type RegionCode } from './regions.ts';
import { addWorkingDays, countWorkingDays, explainDays, isWorkingDay } from './working-days.ts';

const { isWorkday } = createRequire(import.meta.url)('chinese-days') as { isWorkday(day: string): boolean };

const dayBetween = (from: LocalDate, to: LocalDate) =>
  fc.integer({ min: toEpochDay(from), max: toEpochDay(to) }).map(fromEpochDay);
/** A day from which 60 working days stay inside the published years. */
const publishedDay = dayBetween('2019-01-01', '2026-08-31');
const anyDay = dayBetween('2019-01-01', '2030-12-31');
const limit = fc.integer({ min: 1, max: 60 });
const pauseNear = (start: LocalDate): fc.Arbitrary<Pause[]> => {
  const pause = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }));
  return fc
    .array(pause, { maxLength: 3 })
    .map(list =>
      list.map(([after, length]) => ({ after: addDays(start, after), through: addDays(start, after + length) })),
    );
};

function ok(...args: Parameters<typeof addWorkingDays>) {
  const result = addWorkingDays(...args);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

function counted(from: LocalDate, to: LocalDate, calendar = shippedCalendar) {
  const result = countWorkingDays(calendar, from, to);
  assert.ok(result.ok);
  return result;
}

/** The plainest way to count, on other people's data: one day at a time, skipping what rests or is paused. */
function oracle(start: LocalDate, n: number, pauses: Pause[]): LocalDate {
  let day = start;
  for (let count = 0; count < n; ) {
    day = addDays(day, 1);
    const rests = yearOf(day) <= 2026 ? !isWorkday(day) : restsUnannounced(day);
    if (!rests && !pauses.some(({ after, through }) => after < day && day <= through!)) count++;
  }
  return day;
}

function restsUnannounced(day: LocalDate): boolean {
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
  return [0, 6].includes(weekdayOf(day)) || fixed.includes(day.slice(5));
}

describe('addWorkingDays()', () => {
  it('equals a naive count, with pauses, published or not', () => {
    const cases = anyDay.chain(start => fc.tuple(fc.constant(start), limit, pauseNear(start)));
    fc.assert(
      fc.property(
        cases,
        ([start, n, pauses]) => ok(shippedCalendar, start, n, pauses).dueOn === oracle(start, n, pauses),
      ),
      { numRuns: 1000 },
    );
  });

  it('never counts the start, ends on a day that counts, and numbers n days', () => {
    fc.assert(
      fc.property(anyDay, limit, (start, n) => {
        const { dueOn, days } = ok(shippedCalendar, start, n);
        assert.equal(days[0]!.on, addDays(start, 1));
        assert.deepEqual([days.at(-1)!.on, days.at(-1)!.count], [dueOn, n]);
        assert.deepEqual(
          days.flatMap(day => day.count ?? []),
          Array.from({ length: n }, (_, index) => index + 1),
        );
      }),
    );
  });

  it('is monotone in the start and strictly so in the number of days, the latest date too', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), limit, (start, later, n) => {
        const [a, b, c] = [
          ok(shippedCalendar, start, n),
          ok(shippedCalendar, addDays(start, later), n),
          ok(shippedCalendar, start, n + 1),
        ];
        assert.ok(a.dueOn <= b.dueOn && a.latestOn <= b.latestOn);
        assert.ok(a.dueOn < c.dueOn && a.latestOn < c.latestOn);
      }),
    );
  });

  it('composes: a days and b days more are a + b days', () => {
    fc.assert(
      fc.property(anyDay, limit, limit, (start, a, b) => {
        assert.equal(
          ok(shippedCalendar, ok(shippedCalendar, start, a).dueOn, b).dueOn,
          ok(shippedCalendar, start, a + b).dueOn,
        );
      }),
    );
  });

  it('is undone by countWorkingDays()', () => {
    fc.assert(
      fc.property(publishedDay, limit, (start, n) => {
        const { count, least, most, provisional } = counted(start, ok(shippedCalendar, start, n).dueOn);
        assert.deepEqual([count, least, most, provisional], [n, n, n, false]);
      }),
    );
  });

  it('is provisional exactly when a day it needs is in a year not published', () => {
    fc.assert(
      fc.property(anyDay, limit, (start, n) => {
        const { dueOn, provisional, unpublished } = ok(shippedCalendar, start, n);
        assert.equal(provisional, yearOf(dueOn) > 2026);
        assert.equal(provisional, unpublished.length > 0);
      }),
    );
  });

  it('gives an earliest date not after the latest, and the same one when settled, in every region', () => {
    const regions = fc.constantFrom<RegionCode | null>(null, ...(Object.keys(REGION_LABELS) as RegionCode[]));
    const calendars = new Map<RegionCode | null, ReturnType<typeof withRegion>>();
    fc.assert(
      fc.property(regions, anyDay, limit, (region, start, n) => {
        if (!calendars.has(region)) calendars.set(region, withRegion(shippedCalendar, region));
        const { dueOn, earliestOn, latestOn, provisional } = ok(calendars.get(region)!, start, n);
        assert.equal(dueOn, earliestOn);
        assert.ok(provisional ? earliestOn <= latestOn : earliestOn === latestOn);
      }),
    );
  });

  it('counts every make-up day and no day of a holiday', () => {
    for (const year of shippedCalendar.years()) {
      for (const { on, kind } of shippedCalendar.year(year).days) {
        const { count } = counted(addDays(on, -1), on);
        if (kind === 'make-up') assert.deepEqual([count, isWorkingDay(shippedCalendar, on)], [1, 'yes'], on);
        if (kind === 'statutory-holiday') assert.deepEqual([count, isWorkingDay(shippedCalendar, on)], [0, 'no'], on);
      }
    }
  });

  it('refuses to leave the calendar at either end, and to wait for a pause without an end', () => {
    const codes = [
      addWorkingDays(shippedCalendar, '2018-06-01', 5),
      addWorkingDays(shippedCalendar, '2035-12-01', 40),
      addWorkingDays(shippedCalendar, '9999-12-30', 5),
      addWorkingDays(shippedCalendar, '2025-09-22', 20, [{ after: '2025-09-26', through: null }]),
    ].map(result => (result.ok ? result.dueOn : result.refusal.code));
    assert.deepEqual(codes, ['outside-calendar', 'outside-calendar', 'outside-calendar', 'never-counted']);
    assert.throws(() => addWorkingDays(shippedCalendar, '2025-09-22', 1.5), RangeError);
  });

  it('reaches its date before a pause that has no end yet', () => {
    assert.equal(ok(shippedCalendar, '2025-09-22', 4, [{ after: '2025-09-26', through: null }]).dueOn, '2025-09-26');
  });
});

describe('countWorkingDays()', () => {
  it('adds up over a day between, and is nothing backwards', () => {
    fc.assert(
      fc.property(publishedDay, fc.nat(60), fc.nat(60), (start, a, b) => {
        const [middle, end] = [addDays(start, a), addDays(start, a + b)];
        assert.equal(counted(start, end).count, counted(start, middle).count + counted(middle, end).count);
        assert.equal(counted(end, start).count, 0);
      }),
    );
  });

  it('gives the range a year not published leaves open', () => {
    const { count, least, most, provisional } = counted('2027-01-29', '2027-02-19');
    assert.deepEqual([count, least, most, provisional], [15, 8, 15, true]);
  });
});

describe('explainDays()', () => {
  it('says of every day what it is, by which notice, and its number', () => {
    const explained = explainDays(shippedCalendar, '2025-12-30', '2026-01-05');
    assert.ok(explained.ok);
    assert.deepEqual(
      explained.days.map(({ on, kind, name, notice, count }) => [on, kind, name, notice, count]),
      [
        ['2025-12-31', 'working', null, null, 1],
        ['2026-01-01', 'statutory-holiday', '元旦', '国办发明电〔2025〕7号', null],
        ['2026-01-02', 'statutory-holiday', '元旦', '国办发明电〔2025〕7号', null],
        ['2026-01-03', 'statutory-holiday', '元旦', '国办发明电〔2025〕7号', null],
        ['2026-01-04', 'make-up', null, '国办发明电〔2025〕7号', 2],
        ['2026-01-05', 'working', null, null, 3],
      ],
    );
  });
});
