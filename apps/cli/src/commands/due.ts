import {
  addWorkingDays,
  type Calendar,
  CLOCK_EVENTS,
  type ClockEvent,
  describeProvisional,
  formatExplainedDay,
  isRegionCode,
  type LocalDate,
  parseLocalDate,
  REGION_LABELS,
  REPLY_WORKING_DAYS,
  replyClock,
  shippedCalendar,
  type WorkingDayResult,
  withNotice,
  withRegion,
} from '@gongkai/statute';
import { readNoticeFile } from '../calendar/read-notice-file.ts';
import { command } from '../command.ts';
import { readEvents } from '../due/read-events.ts';
import { clockSheet, clockToJson, daysToJson } from '../due/render-clock.ts';
import { type CommandEnd, EXIT, refused, unusable } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';

const MOST_DAYS = 250;

/** What stands behind the day. */
const DETAILS: Readonly<Record<string, string>> = {
  'correction-requested': '=DATE[:UNTIL]',
  'consultation-sent': '=DATE[#id]',
  'consultation-delivered': '=DATE[#id]',
  'consultation-answered': '=DATE[#id]',
  'consultation-lapsed': '=DATE[#id]',
  extended: '=DATE:N',
  deferred: '=DATE:DATE',
};

export const { run } = command({
  usage:
    'gongkai due --received DATE [--event KIND=DATE]… [--recorded] [--working-days N] [--region CODE] [--notice FILE]… [--json]',
  about: `Prints the day the reply to an application is due (条例 art. 33), day by day with the notice behind each: the sheet to put
into the file. Reckoned on the calendar this program ships; no database is asked. With --working-days: the day any other
limit of working days ends.

Events, each with its day:
${Object.entries(CLOCK_EVENTS)
  .map(([kind, { label }]) => `  ${`${kind}${DETAILS[kind] ?? ''}`.padEnd(34)} ${label}`)
  .join('\n')}

A step that breaks the order of the law is refused with its article (exit code 1); with --recorded it is taken as a fact that
happened: marked unlawful, without effect on the clock.`,
  options: {
    received: {
      type: 'string',
      value: 'DATE',
      about: 'the day the limit starts from, YYYY-MM-DD; it does not count itself',
    },
    'working-days': { type: 'string', value: 'N', about: `how many, 1 to ${MOST_DAYS}` },
    region: {
      type: 'string',
      value: 'CODE',
      about: `with a region's own days off: ${Object.keys(REGION_LABELS).join(', ')}`,
    },
    notice: { type: 'string', multiple: true, value: 'FILE', about: 'a holiday notice to count with; may repeat' },
    event: {
      type: 'string',
      multiple: true,
      value: 'KIND=DATE',
      about: 'what happened to the application; may repeat',
    },
    recorded: {
      type: 'boolean',
      about: 'the events are facts of the past: what was unlawful is recorded, not refused',
    },
    json: { type: 'boolean', about: 'print JSON' },
  },
  async run({ values }) {
    if (values.received === undefined)
      throw unusable('--received is missing: the day the limit starts from, YYYY-MM-DD.');
    const received = parseLocalDate(values.received);
    if (received === null)
      throw unusable(`--received "${values.received}" is no day: write YYYY-MM-DD, as 2026-11-21.`);
    const events = readEvents(values.event ?? []);
    if (events.length > 0 && values['working-days'] !== undefined)
      throw unusable('--working-days is a limit of its own: leave it out with --event.');
    const workingDays = readDays(values['working-days']);
    const calendar = await chooseCalendar(values.region, values.notice ?? []);
    if (events.length > 0) return printClock(calendar, received, events, values);
    const result = addWorkingDays(calendar, received, workingDays);
    if (!result.ok) throw outside(result.refusal.year);
    if (values.json) printJson(toJson(result));
    else print(...sheet(received, workingDays, calendar, result));
    return EXIT.done;
  },
});

function printClock(
  calendar: Calendar,
  received: LocalDate,
  events: readonly ClockEvent[],
  { json = false, recorded = false }: { readonly json?: boolean | undefined; readonly recorded?: boolean | undefined },
): number {
  const clock = replyClock(calendar, received, events);
  if (!clock.ok) throw outside(clock.refusal.year);
  if (json) printJson(clockToJson(clock, recorded));
  else print(...clockSheet(received, events, clock, calendar, recorded));
  return clock.unlawful.length > 0 && !recorded ? EXIT.refused : EXIT.done;
}

function outside(year: number): CommandEnd {
  return refused(`${year} lies outside the calendar (2019 to 2035): no date is computed.`);
}

function readDays(text: string | undefined): number {
  if (text === undefined) return REPLY_WORKING_DAYS;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS)
    throw unusable(`--working-days "${text}" is no whole number from 1 to ${MOST_DAYS}.`);
  return days;
}

async function chooseCalendar(region: string | undefined, notices: readonly string[]): Promise<Calendar> {
  let calendar = shippedCalendar;
  for (const path of notices) {
    const applied = withNotice(calendar, await readNoticeFile(path));
    if (!applied.ok) throw refused(`${path}: ${applied.refusal.message}`);
    calendar = applied.calendar;
  }
  if (region === undefined) return calendar;
  if (!isRegionCode(region))
    throw unusable(`--region "${region}" is not known: ${Object.keys(REGION_LABELS).join(', ')}.`);
  return withRegion(calendar, region);
}

type Reckoned = Extract<WorkingDayResult, { ok: true }>;

/** The form of spec/clock.md. */
function toJson({ dueOn, provisional, earliestOn, latestOn, days }: Reckoned) {
  return {
    dueOn,
    provisional,
    earliestOn,
    latestOn,
    days: daysToJson(days),
    refusals: [],
  };
}

function sheet(received: string, workingDays: number, calendar: Calendar, result: Reckoned): string[] {
  return [
    `起算日 ${received}（当日不计），第 ${workingDays} 个工作日：${result.dueOn}${result.provisional ? '（暂定）' : ''}`,
    ...(result.provisional ? [describeProvisional(result, calendar.region)] : []),
    `日历版本 ${calendar.version}`,
    '',
    ...result.days.map(formatExplainedDay),
  ];
}
