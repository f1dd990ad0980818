import type { LocalDate } from '../local-date.ts';
import { checkNotice } from './check-notice.ts';
import { LAST_FESTIVAL_YEAR } from './festival-dates.ts';
import type { HolidayBlock, HolidayNotice, NoticeProblem } from './notice.ts';
import { NoticeReader } from './notice-reader.ts';
import { isRegionCode, REGION_LABELS } from './regions.ts';

export const NOTICE_FORMAT = 'gongkai-calendar-notice/1';

export type ParsedNotice = { ok: true; notice: HolidayNotice } | { ok: false; problems: readonly NoticeProblem[] };

const FIELDS = [
  'format',
  'number',
  'title',
  'issuedOn',
  'year',
  'effect',
  'region',
  'holidays',
  'makeUpDays',
  'ordinaryDays',
  'settles',
  'fictitious',
  'remark',
];
const MAX_BLOCKS = 40;
const MAX_DAYS = 100;

/** Reads the text of a notice file (the format is in README.md). Every fault is named, not only the first. */
export function parseNoticeText(text: string): ParsedNotice {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return { ok: false, problems: [{ code: 'not-json', at: '', message: `文件不是有效的 JSON：${reason}` }] };
  }
  return parseNotice(value);
}

/** The same for a value already read from JSON. First the shape of every field, then what the days say together. */
export function parseNotice(value: unknown): ParsedNotice {
  const problems: NoticeProblem[] = [];
  const read = new NoticeReader(problems);
  const file = read.object(value, '', FIELDS);
  if (!file) return { ok: false, problems };

  if (file.format !== NOTICE_FORMAT) {
    read.problem('format', 'format', `format 应为 "${NOTICE_FORMAT}"，现为 ${read.show(file.format)}。`);
  }
  const number = read.text(file.number, 'number', '发文字号');
  const title = read.text(file.title, 'title', '通知标题');
  const issuedOn = read.day(file.issuedOn, 'issuedOn');
  const year = readYear(read, file.year);
  const effect = file.effect === 'correction' || file.effect === 'arrangement' ? file.effect : null;
  if (!effect) {
    read.problem('effect', 'effect', 'effect 应为 "arrangement"（年度安排）或 "correction"（调整已公布的安排）。');
  }
  if (file.region !== undefined && !(typeof file.region === 'string' && isRegionCode(file.region))) {
    read.problem(
      'region',
      'region',
      `region 应为 ${Object.keys(REGION_LABELS).join('、')} 之一；全国通知不写 region。`,
    );
  }
  const holidays = readBlocks(read, file.holidays);
  const makeUpDays = readDays(read, file.makeUpDays, 'makeUpDays');
  const ordinaryDays = file.ordinaryDays === undefined ? undefined : readDays(read, file.ordinaryDays, 'ordinaryDays');
  const settles = file.settles === undefined ? undefined : readNames(read, file.settles);
  if (file.fictitious !== undefined && typeof file.fictitious !== 'boolean') {
    read.problem('fictitious', 'fictitious', 'fictitious 只能是 true 或 false。');
  }
  if (problems.length > 0 || number === null || title === null || !issuedOn || year === null || !effect) {
    return { ok: false, problems };
  }

  const notice: HolidayNotice = {
    number,
    title,
    issuedOn,
    year,
    effect,
    ...(typeof file.region === 'string' && isRegionCode(file.region) ? { region: file.region } : {}),
    holidays,
    makeUpDays,
    ...(ordinaryDays ? { ordinaryDays } : {}),
    ...(settles ? { settles } : {}),
    ...(file.fictitious === true ? { fictitious: true as const } : {}),
  };
  problems.push(...checkNotice(notice));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, notice };
}

function readYear(read: NoticeReader, value: unknown): number | null {
  if (Number.isInteger(value) && (value as number) >= 2019 && (value as number) <= LAST_FESTIVAL_YEAR)
    return value as number;
  read.problem('year', 'year', `year 应为 2019—${LAST_FESTIVAL_YEAR} 的整数，现为 ${read.show(value)}。`);
  return null;
}

function readBlocks(read: NoticeReader, value: unknown): HolidayBlock[] {
  const blocks: HolidayBlock[] = [];
  for (const [index, item] of read.list(value, 'holidays', MAX_BLOCKS).entries()) {
    const at = `holidays[${index}]`;
    const block = read.object(item, at, ['name', 'from', 'to']);
    if (!block) continue;
    const name = read.text(block.name, `${at}.name`, '节日名称');
    const from = read.day(block.from, `${at}.from`);
    const to = read.day(block.to, `${at}.to`);
    if (name !== null && from && to) blocks.push({ name, from, to });
  }
  return blocks;
}

function readDays(read: NoticeReader, value: unknown, at: string): LocalDate[] {
  const days = read.list(value, at, MAX_DAYS).map((item, index) => read.day(item, `${at}[${index}]`));
  return days.filter(day => day !== null);
}

function readNames(read: NoticeReader, value: unknown): string[] {
  const names = read.list(value, 'settles', MAX_BLOCKS).map((item, i) => read.text(item, `settles[${i}]`, '节日名称'));
  return names.filter(name => name !== null);
}
