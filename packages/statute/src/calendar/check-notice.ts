import { addDays, type LocalDate, toEpochDay, weekdayOf, yearOf } from '../local-date.ts';
import { festivalOn, fixedHolidayOn, NATIONAL_HOLIDAYS } from './festival-dates.ts';
import { type HolidayNotice, holidayNames, type NoticeProblem } from './notice.ts';
import { REGION_LABELS, REGIONAL_HOLIDAYS } from './regions.ts';

/** The longest block of any notice was 12 days (拉萨 2026); more is a slip of the pen. */
const MAX_BLOCK_DAYS = 15;
/** How far a block may lie from the festival it is named for; a month's slip is farther. */
const MAX_BLOCK_DISTANCE_DAYS = 10;

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/** What the days of a well-formed notice say together. */
export function checkNotice(notice: HolidayNotice): NoticeProblem[] {
  return [
    ...checkHeading(notice),
    ...checkBlocks(notice),
    ...checkMakeUpDays(notice),
    ...checkOrdinaryDays(notice),
    ...(notice.region ? checkRegional(notice) : checkNational(notice)),
  ];
}

function* checkHeading({ number, issuedOn, year, region }: HolidayNotice): Generator<NoticeProblem> {
  if (!region && !/〔\d{4}〕\d+号$/.test(number)) {
    const message = `发文字号 "${number}" 不完整，应如 "国办发明电〔2025〕7号"（六角括号内为年份，以“号”结尾）。`;
    yield { code: 'number', at: 'number', message };
  }
  const numberYear = /〔(\d{4})〕/.exec(number)?.[1];
  if (numberYear && Number(numberYear) !== yearOf(issuedOn)) {
    const message = `发文字号的年份 ${numberYear} 与发文日期 ${issuedOn} 不一致。`;
    yield { code: 'number-year', at: 'number', message };
  }
  if (yearOf(issuedOn) < year - 1 || yearOf(issuedOn) > year) {
    const message = `发文日期 ${issuedOn} 应在 ${year - 1} 年或 ${year} 年。`;
    yield { code: 'issued-on', at: 'issuedOn', message };
  }
}

/** Days of the year itself, or of the last twelve days before it: 元旦 of 2019 and 2023 began in December. */
function belongs(day: LocalDate, year: number): boolean {
  return yearOf(day) === year || (day >= `${year - 1}-12-20` && day <= `${year - 1}-12-31`);
}

function* checkBlocks({ holidays, year }: HolidayNotice): Generator<NoticeProblem> {
  for (const [index, { name, from, to }] of holidays.entries()) {
    const at = `holidays[${index}]`;
    if (to < from) {
      yield { code: 'backwards', at: `${at}.to`, message: `${name}：结束日期 ${to} 早于开始日期 ${from}。` };
      continue;
    }
    for (const [key, day] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!belongs(day, year)) {
        yield { code: 'other-year', at: `${at}.${key}`, message: `${name}：${day} 不属于 ${year} 年的安排。` };
      }
    }
    const days = toEpochDay(to) - toEpochDay(from) + 1;
    if (days > MAX_BLOCK_DAYS) {
      yield { code: 'too-long-block', at, message: `${name}：${from} 至 ${to} 共 ${days} 天，请核对日期。` };
    }
    for (const [other, earlier] of holidays.slice(0, index).entries()) {
      if (earlier.from > to || from > earlier.to) continue;
      const message = `${name}（${from} 至 ${to}）与 holidays[${other}] ${earlier.name}（${earlier.from} 至 ${earlier.to}）重叠。`;
      yield { code: 'overlap', at, message };
    }
  }
}

function* checkMakeUpDays({ holidays, makeUpDays, year }: HolidayNotice): Generator<NoticeProblem> {
  for (const [index, day] of makeUpDays.entries()) {
    const at = `makeUpDays[${index}]`;
    const weekday = weekdayOf(day);
    if (weekday >= 1 && weekday <= 5) {
      const message = `调休上班日 ${day} 是${WEEKDAYS[weekday]}，本来就是工作日；调休上班只能是星期六或星期日。`;
      yield { code: 'make-up-weekday', at, message };
    }
    if (!belongs(day, year)) yield { code: 'other-year', at, message: `调休上班日 ${day} 不属于 ${year} 年的安排。` };
    if (makeUpDays.indexOf(day) < index) yield { code: 'repeated', at, message: `调休上班日 ${day} 重复。` };
    const inside = holidays.find(({ from, to }) => from <= day && day <= to);
    if (inside) yield { code: 'make-up-in-holiday', at, message: `调休上班日 ${day} 落在${inside.name}放假期间。` };
  }
}

function* checkOrdinaryDays({
  effect,
  holidays,
  makeUpDays,
  ordinaryDays = [],
  year,
}: HolidayNotice): Generator<NoticeProblem> {
  if (ordinaryDays.length > 0 && effect !== 'correction') {
    const message = 'ordinaryDays（恢复为普通日）只用于调整已公布的安排（effect 为 "correction"）。';
    yield { code: 'ordinary-days', at: 'ordinaryDays', message };
  }
  for (const [index, day] of ordinaryDays.entries()) {
    const at = `ordinaryDays[${index}]`;
    if (!belongs(day, year)) yield { code: 'other-year', at, message: `${day} 不属于 ${year} 年的安排。` };
    if (makeUpDays.includes(day) || holidays.some(({ from, to }) => from <= day && day <= to)) {
      yield { code: 'contradiction', at, message: `${day} 既写为恢复普通日，又写为放假或调休上班。` };
    }
  }
}

/** A year's arrangement names all seven holidays, each near its festival, and never leaves out a day that rests by law. */
function* checkNational(notice: HolidayNotice): Generator<NoticeProblem> {
  const { effect, holidays, makeUpDays, ordinaryDays = [], settles = [], year } = notice;
  if (settles.length > 0) yield { code: 'settles', at: 'settles', message: 'settles 只用于地方通知（写有 region）。' };
  for (const [index, block] of holidays.entries()) {
    for (const name of holidayNames(block)) {
      const known = NATIONAL_HOLIDAYS.find(holiday => holiday === name);
      // A commemoration may be given a day off once (2015-09-03): its name is free, the dates are checked as any.
      const festival = known && festivalOn(year, known);
      if (
        !festival ||
        (festival >= addDays(block.from, -MAX_BLOCK_DISTANCE_DAYS) &&
          festival <= addDays(block.to, MAX_BLOCK_DISTANCE_DAYS))
      )
        continue;
      const message = `${name}是 ${festival}，与放假日期 ${block.from} 至 ${block.to} 相差太远。`;
      yield { code: 'far-from-festival', at: `holidays[${index}]`, message };
    }
  }
  if (effect === 'correction') {
    if (holidays.length + makeUpDays.length + ordinaryDays.length === 0) {
      yield { code: 'empty', at: '', message: '调整通知没有列出任何变动的日期。' };
    }
    return;
  }
  const named = new Set(holidays.flatMap(holidayNames));
  for (const name of NATIONAL_HOLIDAYS) {
    if (!named.has(name)) yield { code: 'holiday-missing', at: 'holidays', message: `缺少${name}的放假安排。` };
  }
  for (let day: LocalDate = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const fixed = fixedHolidayOn(day);
    if (!fixed || !named.has(fixed) || holidays.some(({ from, to }) => from <= day && day <= to)) continue;
    // On a weekend it rests in any case.
    if (weekdayOf(day) === 0 || weekdayOf(day) === 6) continue;
    const message = `${day} 是${fixed}法定假日（全国年节及纪念日放假办法第二条），却不在放假日期内。`;
    yield { code: 'fixed-day-missing', at: 'holidays', message };
  }
}

/** A region's notice decides at least one holiday of that region. */
function* checkRegional({
  holidays,
  makeUpDays,
  ordinaryDays = [],
  region,
  settles = [],
}: HolidayNotice): Generator<NoticeProblem> {
  const own = REGIONAL_HOLIDAYS[region!].map(holiday => holiday.name);
  for (const [index, name] of settles.entries()) {
    if (own.includes(name)) continue;
    const message = `"${name}"不是${REGION_LABELS[region!]}的地方节日（${own.join('、')}）。`;
    yield { code: 'settles', at: `settles[${index}]`, message };
  }
  const decided = [...holidays.flatMap(holidayNames), ...settles];
  if (!own.some(name => decided.includes(name)) && makeUpDays.length + ordinaryDays.length === 0) {
    const message = `没有安排${REGION_LABELS[region!]}的任何地方节日（${own.join('、')}）；照常上班的写入 settles。`;
    yield { code: 'empty', at: 'holidays', message };
  }
}
