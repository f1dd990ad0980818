import { addDays, type LocalDate } from '../local-date.ts';
import { festivalOn } from './festival-dates.ts';

/** Autonomous regions whose governments add days off for everybody (全国年节及纪念日放假办法 art. 4). */
export const REGION_LABELS = {
  guangxi: '广西壮族自治区',
  ningxia: '宁夏回族自治区',
  xinjiang: '新疆维吾尔自治区',
  xizang: '西藏自治区',
} as const;
export type RegionCode = keyof typeof REGION_LABELS;

export function isRegionCode(text: string): text is RegionCode {
  return Object.hasOwn(REGION_LABELS, text);
}

/** A holiday of a region that its own notice settles year by year. */
export interface RegionalHoliday {
  name: string;
  /** Rule that gives the days off. */
  basis: string;
  /** Days off under that rule: the shortest block to reckon with when no notice has been seen. */
  legalDays: number;
  /** How far the official day may lie from `anchorsIn` (sighting of the moon; tables from memory). */
  slackDays: number;
  /** The festival's days in a year; null when they are not known, and then the whole year is open. */
  anchorsIn(year: number): LocalDate[] | null;
}

function within(table: Readonly<Record<number, readonly string[]>>): (year: number) => LocalDate[] | null {
  return year => table[year]?.map(monthDay => `${year}-${monthDay}` as LocalDate) ?? null;
}

/** 1 Shawwal and 10 Dhu al-Hijja by the Umm al-Qura calendar; the day kept in China is the same or the next. */
const EID_AL_FITR = within({
  2019: ['06-04'],
  2020: ['05-24'],
  2021: ['05-13'],
  2022: ['05-02'],
  2023: ['04-21'],
  2024: ['04-10'],
  2025: ['03-30'],
  2026: ['03-20'],
  2027: ['03-09'],
  2028: ['02-26'],
  2029: ['02-14'],
  2030: ['02-04'],
});
const EID_AL_ADHA = within({
  2019: ['08-11'],
  2020: ['07-31'],
  2021: ['07-20'],
  2022: ['07-09'],
  2023: ['06-28'],
  2024: ['06-16'],
  2025: ['06-06'],
  2026: ['05-27'],
  2027: ['05-16'],
  2028: ['05-05'],
  2029: ['04-24'],
  2030: ['04-13'],
});
/** 藏历正月初一 and 藏历六月三十 [memory; 2019, 2023, 2025, 2026 of the first agree with reports]. */
const LOSAR = within({
  2019: ['02-05'],
  2020: ['02-24'],
  2021: ['02-12'],
  2022: ['03-03'],
  2023: ['02-21'],
  2024: ['02-10'],
  2025: ['02-28'],
  2026: ['02-18'],
  2027: ['02-07'],
  2028: ['02-26'],
});
const SHOTON = within({
  2019: ['08-30'],
  2020: ['08-19'],
  2021: ['08-08'],
  2022: ['07-28'],
  2023: ['08-16'],
  2024: ['08-04'],
  2025: ['08-23'],
  2026: ['08-12'],
});

const XINJIANG_RULE = '新疆维吾尔自治区少数民族习惯节日放假办法（自治区人民政府令第174号修改）';

export const REGIONAL_HOLIDAYS: Readonly<Record<RegionCode, readonly RegionalHoliday[]>> = {
  guangxi: [
    {
      name: '壮族三月三',
      basis: '广西壮族自治区少数民族习惯节日放假办法（自治区人民政府令第98号）',
      legalDays: 2,
      slackDays: 0,
      anchorsIn: year => {
        const on = festivalOn(year, '三月初三');
        return on && [on];
      },
    },
  ],
  ningxia: [
    { name: '开斋节', basis: '宁夏回族自治区年度放假通知', legalDays: 2, slackDays: 1, anchorsIn: EID_AL_FITR },
    { name: '古尔邦节', basis: '宁夏回族自治区年度放假通知', legalDays: 2, slackDays: 1, anchorsIn: EID_AL_ADHA },
  ],
  xinjiang: [
    { name: '肉孜节', basis: XINJIANG_RULE, legalDays: 1, slackDays: 1, anchorsIn: EID_AL_FITR },
    { name: '古尔邦节', basis: XINJIANG_RULE, legalDays: 3, slackDays: 1, anchorsIn: EID_AL_ADHA },
  ],
  xizang: [
    { name: '藏历新年', basis: '西藏各市地年度放假通知', legalDays: 7, slackDays: 1, anchorsIn: LOSAR },
    { name: '雪顿节', basis: '西藏各市地年度放假通知', legalDays: 7, slackDays: 1, anchorsIn: SHOTON },
  ],
};

/**
 * How far from the festival a notice has been seen to reach, make-up days included, with room to spare. While the
 * region's notice of a year is missing, days this near are open; all other days follow the national notice.
 */
const REACH_DAYS = 10;

/** The days a holiday whose notice is missing leaves open in a year. */
export function openDays(holiday: RegionalHoliday, year: number): { from: LocalDate; to: LocalDate }[] {
  const anchors = holiday.anchorsIn(year);
  if (!anchors) return [{ from: `${year}-01-01`, to: `${year}-12-31` }];
  return anchors.map(on => ({ from: addDays(on, -REACH_DAYS), to: addDays(on, REACH_DAYS) }));
}
