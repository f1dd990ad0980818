import { type LocalDate, toEpochDay } from '../local-date.ts';
import { type CalendarLayers, isPublished, unsettledRegionalHolidays } from './calendar-year.ts';
import { festivalOn, NATIONAL_HOLIDAYS, type NationalHoliday } from './festival-dates.ts';
import { type HolidayBlock, type HolidayNotice, holidayNames } from './notice.ts';
import { openDays, type RegionalHoliday } from './regions.ts';

/**
 * A holiday whose block is not announced, with every block it is reckoned to take for the latest date: the longest of
 * any published year, placed wherever, around its festival, one has begun (`spec/clock.md`, *Provisional*).
 */
export interface OpenHoliday {
  name: string;
  longestDays: number;
  /** Days since 1970-01-01, both ends included. */
  placements: readonly { from: number; to: number }[];
}

/** The holidays of one year that no notice settles; they may reach a few days into the years beside it. */
export function openHolidays(layers: CalendarLayers, year: number): OpenHoliday[] {
  const national = isPublished(layers, year) ? [] : NATIONAL_HOLIDAYS.flatMap(name => openNational(layers, year, name));
  const regional = unsettledRegionalHolidays(layers, year).map(holiday => openRegional(layers, year, holiday));
  return [...national, ...regional];
}

function openNational(layers: CalendarLayers, year: number, name: NationalHoliday): OpenHoliday[] {
  const anchor = festivalOn(year, name);
  if (!anchor) return [];
  // 中秋 within National Day has no block of its own (2020, 2025): the longest of National Day already counts it.
  if (name === '中秋节' && anchor.slice(5) >= '10-01') return [];
  const blocks = joinedBlocks(layers.notices.filter(notice => !notice.region)).filter(({ block }) =>
    holds(block, name),
  );
  const starts = blocks.map(({ year: of, block }) => toEpochDay(block.from) - toEpochDay(festivalOn(of, name)!));
  const longestDays = Math.max(1, ...blocks.map(({ block }) => daysOf(block)));
  return [place(name, longestDays, [toEpochDay(anchor)], starts)];
}

function openRegional(layers: CalendarLayers, year: number, holiday: RegionalHoliday): OpenHoliday {
  const own = layers.notices.filter(notice => notice.region === layers.region);
  const blocks = joinedBlocks(own).filter(({ block }) => holidayNames(block).includes(holiday.name));
  const longestDays = Math.max(holiday.legalDays, ...blocks.map(({ block }) => daysOf(block)));
  const anchors = holiday.anchorsIn(year)?.map(toEpochDay);
  if (!anchors) {
    // Nobody knows the festival's day: the block may begin on any day of the year.
    const [whole] = openDays(holiday, year);
    const first = toEpochDay(whole!.from);
    return place(holiday.name, longestDays, [first], range(0, toEpochDay(whole!.to) - first));
  }
  const seen = blocks.flatMap(({ year: of, block }) => startNear(holiday.anchorsIn(of), block));
  const starts = seen.length > 0 ? seen : range(1 - longestDays, 0);
  const slack = range(-holiday.slackDays, holiday.slackDays);
  return place(
    holiday.name,
    longestDays,
    anchors,
    starts.flatMap(start => slack.map(days => start + days)),
  );
}

function place(name: string, longestDays: number, anchors: number[], starts: number[]): OpenHoliday {
  const firsts = new Set(anchors.flatMap(anchor => starts.map(start => anchor + start)));
  const placements = [...firsts].sort((a, b) => a - b).map(from => ({ from, to: from + longestDays - 1 }));
  return { name, longestDays, placements };
}

/** A block shared with National Day is National Day's; every other belongs to each name it bears. */
function holds(block: HolidayBlock, name: NationalHoliday): boolean {
  const names = holidayNames(block);
  return names.includes('国庆节') ? name === '国庆节' : names.includes(name);
}

/** Blocks of one holiday that touch are one: the Spring Festival of 2020 was ten days under two notices. */
function joinedBlocks(notices: readonly HolidayNotice[]): { year: number; block: HolidayBlock }[] {
  const all = notices.flatMap(notice => notice.holidays.map(block => ({ year: notice.year, block })));
  const joined: { year: number; block: HolidayBlock }[] = [];
  for (const { year, block } of all.sort((a, b) => a.block.from.localeCompare(b.block.from))) {
    const last = joined.at(-1);
    if (last && last.block.name === block.name && toEpochDay(block.from) <= toEpochDay(last.block.to) + 1) {
      last.block = { ...last.block, to: block.to > last.block.to ? block.to : last.block.to };
    } else joined.push({ year, block });
  }
  return joined;
}

function startNear(anchors: readonly LocalDate[] | null, block: HolidayBlock): number[] {
  const offsets = (anchors ?? []).map(anchor => toEpochDay(block.from) - toEpochDay(anchor));
  return offsets.sort((a, b) => Math.abs(a) - Math.abs(b)).slice(0, 1);
}

function daysOf(block: HolidayBlock): number {
  return toEpochDay(block.to) - toEpochDay(block.from) + 1;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
