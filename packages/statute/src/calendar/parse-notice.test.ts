import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { shippedCalendar, withNotice, withRegion } from './calendar.ts';
import { diffCalendars } from './diff-calendars.ts';
import { parseNotice, parseNoticeText } from './parse-notice.ts';
import { addWorkingDays } from './working-days.ts';

const text = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/calendar/${name}.json`, import.meta.url), 'utf8');
const json = (name: string) => JSON.parse(text(name)) as Record<string, unknown>;

function noticeOf(value: unknown) {
  const parsed = parseNotice(value);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.notice;
}

function applied(value: unknown, calendar = shippedCalendar) {
  const result = withNotice(calendar, noticeOf(value));
  assert.ok(result.ok, JSON.stringify(result));
  return result.calendar;
}

/** `holidays[1].to` → the value put there; null takes the field away. */
function set(target: unknown, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  let place = target as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  if (value === null) delete place[keys.at(-1)!];
  else place[keys.at(-1)!] = value;
}

describe('parseNotice() names every fault with its place', () => {
  type Case = { name: string; set: Record<string, unknown>; problems: string[] };
  for (const { name, set: changes, problems } of (json('malformed-notices') as { cases: Case[] }).cases) {
    it(name, () => {
      const file = json('example-2027-notice');
      for (const [path, value] of Object.entries(changes)) set(file, path, value);
      const parsed = parseNotice(file);
      assert.ok(!parsed.ok);
      assert.deepEqual(
        parsed.problems.map(({ code, at }) => `${code} ${at}`),
        problems,
        JSON.stringify(parsed.problems),
      );
      for (const { message } of parsed.problems) assert.match(message, /[\u4e00-\u9fff].*。$/u);
    });
  }
});

describe('parseNoticeText()', () => {
  it('reads the example files, with a byte order mark too', () => {
    assert.ok(parseNoticeText(text('example-2027-notice')).ok);
    assert.ok(parseNoticeText(`\uFEFF${text('example-2027-correction')}`).ok);
  });

  it('answers text that is not JSON, or not an object, with a problem', () => {
    const cases = {
      '': 'not-json',
      '{': 'not-json',
      '[]': 'not-an-object',
      null: 'not-an-object',
      '"x"': 'not-an-object',
    };
    for (const [bad, code] of Object.entries(cases)) {
      const parsed = parseNoticeText(bad);
      assert.deepEqual(parsed.ok ? [] : parsed.problems.map(problem => [problem.code, problem.at]), [[code, '']], bad);
    }
  });

  it('never throws, whatever the value', () => {
    fc.assert(fc.property(fc.jsonValue(), value => void parseNotice(value)));
    const fields = fc.record(
      Object.fromEntries(Object.keys(json('example-2027-notice')).map(key => [key, fc.jsonValue()])),
    );
    fc.assert(fc.property(fields, value => void parseNotice({ ...json('example-2027-notice'), ...value })));
  });
});

describe('withNotice()', () => {
  it('publishes a year and leaves the calendar it started from as it was', () => {
    const next = applied(json('example-2027-notice'));
    assert.equal(next.knows(2027), 'published');
    assert.equal(shippedCalendar.knows(2027), 'unpublished');
    assert.notEqual(next.version, shippedCalendar.version);
    const before = addWorkingDays(shippedCalendar, '2026-12-21', 40);
    const after = addWorkingDays(next, '2026-12-21', 40);
    assert.ok(before.ok && after.ok && !after.provisional);
    assert.ok(before.earliestOn <= after.dueOn && after.dueOn <= before.latestOn, after.dueOn);
  });

  it('corrects single days of a published year', () => {
    const next = applied(json('example-2027-notice'));
    const corrected = applied(json('example-2027-correction'), next);
    assert.deepEqual(
      diffCalendars(next, corrected).days.map(({ on, before, after }) => [on, before.kind, after.kind]),
      [
        ['2027-06-10', 'working', 'statutory-holiday'],
        ['2027-06-11', 'working', 'statutory-holiday'],
        ['2027-06-12', 'rest', 'make-up'],
        ['2027-09-26', 'make-up', 'rest'],
      ],
    );
  });

  it('refuses the same notice twice, a second arrangement of a year, a correction of a year not published', () => {
    const example = noticeOf(json('example-2027-notice'));
    const next = applied(json('example-2027-notice'));
    const codes = [
      withNotice(next, example),
      withNotice(next, { ...example, number: '示例发明电〔2026〕1号' }),
      withNotice(shippedCalendar, noticeOf(json('example-2027-correction'))),
    ].map(result => (result.ok ? 'ok' : result.refusal.code));
    assert.deepEqual(codes, ['already-applied', 'year-already-published', 'year-not-published']);
  });

  it('settles a region when the region’s own notice comes, whichever is chosen first', () => {
    const national = applied(json('example-2027-notice'));
    const guangxi = withRegion(national, 'guangxi');
    const open = addWorkingDays(guangxi, '2027-04-06', 2);
    assert.ok(open.ok && open.provisional);
    assert.deepEqual(open.unpublished, [{ year: 2027, regionalHolidays: ['壮族三月三'] }]);

    const notice = {
      ...json('example-2027-notice'),
      number: '示例地方通知〔2027〕1号',
      issuedOn: '2027-02-01',
      region: 'guangxi',
      holidays: [{ name: '壮族三月三', from: '2027-04-09', to: '2027-04-12' }],
      makeUpDays: [],
    };
    for (const calendar of [applied(notice, guangxi), withRegion(applied(notice, national), 'guangxi')]) {
      const result = addWorkingDays(calendar, '2027-04-06', 3);
      assert.ok(result.ok && !result.provisional);
      assert.equal(result.dueOn, '2027-04-13');
    }
  });
});

describe('diffCalendars()', () => {
  it('lists what a newly published year makes different from what was assumed', () => {
    const diff = diffCalendars(shippedCalendar, applied(json('example-2027-notice')));
    assert.deepEqual([diff.published, diff.withdrawn], [[2027], []]);
    const moving = diff.days.filter(day => day.moves).map(day => day.on);
    // Weekdays that rest and weekends that are worked; 1 January, 1-2 May, 1-3 October were assumed already.
    assert.deepEqual(moving, [
      '2027-01-31',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-02-12',
      '2027-02-20',
      '2027-04-05',
      '2027-04-25',
      '2027-05-03',
      '2027-05-04',
      '2027-05-05',
      '2027-05-08',
      '2027-06-09',
      '2027-09-15',
      '2027-09-26',
      '2027-10-04',
      '2027-10-05',
      '2027-10-06',
      '2027-10-07',
      '2027-10-09',
    ]);
    assert.deepEqual(diffCalendars(shippedCalendar, shippedCalendar).days, []);
  });
});
