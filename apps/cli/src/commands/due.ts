import {
  addWorkingDays,
  type Calendar,
  describeProvisional,
  formatExplainedDay,
  isRegionCode,
  parseLocalDate,
  REGION_LABELS,
  shippedCalendar,
  type WorkingDayResult,
  withNotice,
  withRegion,
} from '@gongkai/statute';
import { readNoticeFile } from '../calendar/read-notice-file.ts';
import { command } from '../command.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';

const REPLY_DAYS = 20;
const MOST_DAYS = 250;

export const { run } = command({
  usage: 'gongkai due --received DATE [--working-days N] [--region CODE] [--notice FILE]… [--json]',
  about: `Prints the day a limit of working days ends, day by day with the notice behind each: the sheet to put into the file.
Reckoned on the calendar this program ships; no database is asked. Without --working-days: 20, the reply to an application
(条例 art. 33).`,
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
    event: { type: 'string', multiple: true, value: 'KIND=DATE', about: 'not yet: comes with applications' },
    json: { type: 'boolean', about: 'print JSON' },
  },
  async run({ values }) {
    if (values.event)
      throw refused(
        'corrections, consultations and extensions are not counted yet: they come with applications. Without --event the plain limit is printed.',
      );
    if (values.received === undefined)
      throw unusable('--received is missing: the day the limit starts from, YYYY-MM-DD.');
    const received = parseLocalDate(values.received);
    if (received === null)
      throw unusable(`--received "${values.received}" is no day: write YYYY-MM-DD, as 2026-11-21.`);
    const workingDays = readDays(values['working-days']);
    const calendar = await chooseCalendar(values.region, values.notice ?? []);
    const result = addWorkingDays(calendar, received, workingDays);
    if (!result.ok)
      throw refused(`${result.refusal.year} lies outside the calendar (2019 to 2035): no date is computed.`);
    if (values.json) printJson(toJson(result));
    else print(...sheet(received, workingDays, calendar, result));
    return EXIT.done;
  },
});

function readDays(text: string | undefined): number {
  if (text === undefined) return REPLY_DAYS;
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
    days: days.map(({ on, kind, count, notice }) => ({ on, kind, count, notice })),
    refusals: [],
  };
}

function sheet(received: string, workingDays: number, calendar: Calendar, result: Reckoned): string[] {
  return [
    `起算日 ${received}（当日不计），第 ${workingDays} 个工作日：${result.dueOn}${result.provisional ? '（暂估）' : ''}`,
    ...(result.provisional ? [describeProvisional(result, calendar.region)] : []),
    `日历版本 ${calendar.version}`,
    '',
    ...result.days.map(formatExplainedDay),
  ];
}
