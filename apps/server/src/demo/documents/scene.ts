import type { CategoryId, LocalDate } from '@gongkai/statute';
import type { Random } from '../random.ts';
import type { AgencyWords } from '../words/agencies.data.ts';
import type { Body } from './body.ts';

/** Who writes, when, and about what: everything a document is made of. */
export interface Scene {
  readonly office: AgencyWords;
  readonly formedOn: LocalDate;
  readonly year: number;
  readonly month: number;
  /** How many documents of this kind the office made before. */
  readonly serial: number;
  readonly random: Random;
}

export interface WrittenDocument {
  readonly title: string;
  readonly body: Body;
  readonly summary: string | null;
  readonly keywords: readonly string[];
  /** Gets a 发文字号 of the office. */
  readonly isNumbered?: boolean;
  readonly validity?: 'in-force' | 'expired' | 'repealed';
  /** A spreadsheet: head row first. */
  readonly sheet?: { readonly name: string; readonly rows: readonly (readonly string[])[] };
  /** A Word file with these paragraphs. */
  readonly letter?: { readonly name: string; readonly paragraphs: readonly string[] };
  /** What explains it, published a few days later. */
  readonly interpretation?: Pick<WrittenDocument, 'title' | 'body' | 'summary' | 'keywords'>;
}

/** A kind of document that offices make again and again. */
export interface DocumentKind {
  readonly id: string;
  readonly category: CategoryId;
  /** `county`: the county government; `department`: all of them; `township`; `rural`: townships with villages; keys of offices. */
  readonly by: readonly ('county' | 'department' | 'township' | 'rural' | (string & {}))[];
  readonly months: readonly number[];
  /** The last day of the month on which it is made; the 25th when absent. */
  readonly latestDay?: number;
  /** In so many of a hundred months of `months`; always when absent. */
  readonly chance?: number;
  /** In these years of the story only, counted from 0. */
  readonly years?: readonly number[];
  write(scene: Scene): WrittenDocument;
}

export function isMadeBy({ by }: DocumentKind, { key, kind, shortName }: AgencyWords): boolean {
  const group = kind === 'government' ? 'county' : kind;
  const isRural = kind === 'township' && !shortName.endsWith('街道');
  return by.includes(group) || by.includes(key) || (isRural && by.includes('rural'));
}

/** 全县, 全镇, 全系统. */
export function wholeArea({ office }: Scene): string {
  if (office.kind !== 'township') return '全县';
  return `全${office.shortName.endsWith('街道') ? '街道' : office.shortName.slice(-1)}`;
}

/** 我县, 我镇, 我局. */
export function ourOffice({ office }: Scene): string {
  if (office.kind === 'government') return '县政府';
  if (office.key === 'fuban') return '县政府办公室';
  if (office.kind === 'department') return '我局';
  return office.shortName.endsWith('街道') ? '我街道' : `我${office.shortName.slice(-1)}`;
}

/** What is told about a month is told in the next one. */
export function monthBefore({ year, month }: Scene): { year: number; month: number } {
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}

/** The half of a year that is over: 2026年上半年, told from July on. */
export function halfYearBefore({ year, month }: Scene): string {
  return month > 6 ? `${year}年上半年` : `${year - 1}年下半年`;
}

export function chineseDate(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The name and the day below a text, as GB/T 9704-2012 7.3.5 has them. */
export function signOff(body: Body, { office, formedOn }: Scene): Body {
  return body.p(office.name, chineseDate(formedOn));
}

/** 1234.56 */
export function amount(random: Random, least: number, most: number): string {
  return (random.integer(least * 100, most * 100) / 100).toFixed(2);
}

export function percent(random: Random, leastTenths: number, mostTenths: number): string {
  return `${(random.integer(leastTenths, mostTenths) / 10).toFixed(1)}%`;
}
