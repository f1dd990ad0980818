import type { LocalDate } from '../local-date.ts';
import type { RegionCode } from './regions.ts';

/** A run of days off as the notice writes it, both ends included; weekend days inside it belong to it. */
export interface HolidayBlock {
  /** `春节`, or several joined by 、 when one block serves them: `国庆节、中秋节`. */
  name: string;
  from: LocalDate;
  to: LocalDate;
}

/**
 * How a shipped notice was confirmed (`docs/sources.md`, 日历): `text` – its text was read in a copy that shows the
 * number; `report` – its dates were read in a report or a re-post; `memory` – nobody has read it yet.
 */
export type NoticeEvidence = 'text' | 'report' | 'memory';

/** What one official notice says about the days of one year. A calendar is made of these and of nothing else. */
export interface HolidayNotice {
  /** 发文字号, e.g. `国办发明电〔2025〕7号`; where a regional one has none that is known, the issuer and the day. */
  number: string;
  title: string;
  issuedOn: LocalDate;
  year: number;
  /** `arrangement` publishes a year (or, for a region, its holidays); `correction` changes named days of a published one. */
  effect: 'arrangement' | 'correction';
  /** Absent: the whole country. */
  region?: RegionCode;
  holidays: readonly HolidayBlock[];
  makeUpDays: readonly LocalDate[];
  /** Days put back to what their weekday says: a cancelled holiday, a cancelled make-up day. */
  ordinaryDays?: readonly LocalDate[];
  /** Regional holidays the notice decides without giving days (2020: 壮族三月三 照常上班). */
  settles?: readonly string[];
  evidence?: NoticeEvidence;
  /** 虚构: an example, never to be applied in production. */
  fictitious?: true;
}

/** Something wrong with a notice file: where, and a sentence for the person who can mend it. */
export interface NoticeProblem {
  code: string;
  /** Place in the file, as `holidays[1].to`; empty for the file as a whole. */
  at: string;
  message: string;
}

/** `国庆节、中秋节` → both names. */
export function holidayNames(block: HolidayBlock): string[] {
  return block.name.split('、');
}
