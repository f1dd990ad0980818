import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { shippedCalendar } from './calendar/calendar.ts';
import { addDays, type LocalDate } from './local-date.ts';
import { BEFORE_CALENDARS, publicationDue } from './publication.ts';
import { checkDocumentNumber } from './publication-document-number.ts';
import {
  DEFAULT_INDEX_NUMBER_TEMPLATE,
  formatIndexNumber,
  type IndexNumberFacts,
  parseIndexNumberTemplate,
} from './publication-index-number.ts';

describe('publicationDue()', () => {
  it('counts twenty working days from the day after the information was formed', () => {
    // 2026-11-02 is a Monday; four whole weeks without a holiday follow.
    const due = publicationDue(shippedCalendar, '2026-11-02');
    assert.equal(due?.dueOn, '2026-11-30');
    assert.equal(due?.provisional, false);
  });

  it('passes over the Spring Festival and counts its make-up days', () => {
    assert.equal(publicationDue(shippedCalendar, '2026-02-02')?.provisional, false);
    assert.ok(publicationDue(shippedCalendar, '2026-02-02')!.dueOn > '2026-03-02');
  });

  it('is provisional where it needs a year that is not announced', () => {
    const due = publicationDue(shippedCalendar, '2026-12-15')!;
    assert.equal(due.provisional, true);
    assert.ok(due.latestOn >= due.dueOn);
  });

  it('reckons weekdays for a document older than every calendar, and says so', () => {
    const due = publicationDue(shippedCalendar, '2012-03-01')!;
    assert.deepEqual(due, {
      dueOn: '2012-03-29',
      latestOn: '2012-03-29',
      provisional: false,
      calendarVersion: BEFORE_CALENDARS,
    });
  });

  it('has no answer beyond the last year that can be guessed', () => {
    assert.equal(publicationDue(shippedCalendar, '2199-01-01'), null);
  });

  it('never comes before the day and never jumps back when the day moves on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), offset => {
        const day = addDays('2011-01-01', offset) as LocalDate;
        const [today, tomorrow] = [
          publicationDue(shippedCalendar, day)!,
          publicationDue(shippedCalendar, addDays(day, 1))!,
        ];
        assert.ok(today.dueOn > day);
        // At the edge of the calendars the reckoning changes from the earliest possible date to the real one.
        if (today.calendarVersion === tomorrow.calendarVersion) assert.ok(tomorrow.dueOn >= today.dueOn);
      }),
    );
  });
});

describe('checkDocumentNumber()', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['云政发〔2026〕12号', []],
    ['云政办函〔2026〕3号', []],
    ['第12号', []],
    ['云岭县人民政府令第5号', []],
    ['2026年第3号', []],
    ['云政发[2026]12号', ['wrong-brackets']],
    ['云政发（2026）12号', ['wrong-brackets']],
    ['云政发〔2026〕012号', ['leading-zero']],
    ['云政发〔2026〕第12号', ['with-di']],
    ['云政发〔2026〕12', ['without-hao']],
    ['云政发 〔2026〕12号', ['with-space']],
    ['云政发〔26〕12号', ['two-digit-year']],
    ['云政发【26】第012', ['wrong-brackets', 'two-digit-year', 'with-di', 'leading-zero', 'without-hao']],
    ['关于公开的通知', ['other-shape']],
    ['云政发〔2026〕0号', ['leading-zero']],
  ];
  for (const [text, faults] of cases)
    it(`finds ${faults.length === 0 ? 'nothing' : faults.join(', ')} in ${text}`, () => {
      assert.deepEqual(checkDocumentNumber(text), faults);
    });
});

describe('parseIndexNumberTemplate()', () => {
  const facts: IndexNumberFacts = { creditCode: '11999900MB00000000', agencyId: 7, year: 2026, month: 3, serial: 12 };

  it('reads the default', () => {
    const parsed = parseIndexNumberTemplate(DEFAULT_INDEX_NUMBER_TEMPLATE);
    assert.ok(parsed.ok);
    assert.equal(formatIndexNumber(parsed.template, facts), '11999900MB00000000/2026-00012');
  });

  it('names an agency without a code by its row', () => {
    const parsed = parseIndexNumberTemplate(DEFAULT_INDEX_NUMBER_TEMPLATE);
    assert.ok(parsed.ok);
    assert.equal(formatIndexNumber(parsed.template, { ...facts, creditCode: null }), 'A000007/2026-00012');
  });

  it('takes the month as some cities do', () => {
    const parsed = parseIndexNumberTemplate('{creditCode}/{year}{month}-{serial:5}');
    assert.ok(parsed.ok);
    assert.equal(formatIndexNumber(parsed.template, facts), '11999900MB00000000/202603-00012');
  });

  it('lets a serial grow beyond its digits', () => {
    const parsed = parseIndexNumberTemplate('{agency}-{year}-{serial:2}');
    assert.ok(parsed.ok);
    assert.equal(formatIndexNumber(parsed.template, { ...facts, serial: 1234 }), 'A000007-2026-1234');
  });

  const wrong: readonly [string, string][] = [
    ['{year}-{serial:5}', 'without-agency'],
    ['{creditCode}-{serial:5}', 'without-year'],
    ['{creditCode}/{year}', 'without-serial'],
    ['{creditCode}/{year}-{serial}', 'unknown-part'],
    ['{creditCode}/{year}-{serial:5}{day}', 'unknown-part'],
    ['{creditCode} {year}-{serial:5}', 'odd-text'],
    [`{creditCode}/{year}-{serial:5}${'0'.repeat(60)}`, 'too-long'],
  ];
  for (const [text, fault] of wrong)
    it(`refuses ${text.slice(0, 40)}: ${fault}`, () => {
      assert.deepEqual(parseIndexNumberTemplate(text), { ok: false, fault });
    });
});
