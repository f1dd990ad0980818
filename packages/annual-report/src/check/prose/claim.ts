import type { Report, Section } from '../../model/report.ts';
import type { Topic } from './topics.ts';

/** A figure that the text states of something the tables hold. */
export interface Claim {
  readonly topic: Topic;
  readonly value: number;
  /** How far the table may be from it: half of the last digit printed, for money. */
  readonly within: number;
  readonly section: Section;
  /** The figure with its counter, or the words that say there was none. */
  readonly start: number;
  readonly end: number;
  /** Where its sentence begins. */
  readonly sentence: number;
  /** After 其中, or of one way or kind of application only: a part of what the tables hold. */
  readonly isPart: boolean;
}

/** The year's work is told here; problems and preface speak of other things. */
const TELLING = new Set(['overview', 'proactive', 'applications', 'remedies', 'other']);
export const tellingSections = ({ sections }: Report) => sections.filter(({ key }) => TELLING.has(key));

/** The last year named before the figure is the report's, or none is named. */
export function isOfThisYear({ year }: Report, before: string): boolean {
  if (/(?:上一?年度?|去年|前年|往年)(?!度?结转)[^，。；]*$/u.test(before)) return false;
  const named = [...before.matchAll(/(20\d{2})\s*年(?!度?结转)/gu)].at(-1)?.[1];
  return year === null || named === undefined || Number(named) === year;
}

/** Of more than this agency: the tables of an office hold its own applications only. */
export const isOfOthers = ({ agency }: Report, before: string): boolean =>
  /(?:全[县市区省州旗]|各(?:部门|单位|乡镇|级)|县直|市直|区直|各行政机关)[^。；]*$/u.test(before) &&
  !/(?:人民政府|[省市县区旗州])$/u.test(agency ?? '');

/** One of the ways, or one kind of applicants. */
export const ONE_KIND =
  /网上|网络|在线|信函|邮寄|当面|现场|窗口|电子邮件|邮箱|传真|邮件|自然人|公民|个人|法人|组织|企业|涉及|关于|超期|逾期|重复|疑难|复杂|批量|转办|不予|无效/u;
