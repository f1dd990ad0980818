import type { Report, Section } from '../../model/report.ts';
import { sentenceAround } from '../text/text-places.ts';
import { type ProseNumber, readNumbers } from './read-number.ts';
import { type Topic, topics } from './topics.ts';

/** A figure that the text states of something the tables hold. */
export interface Claim {
  readonly topic: Topic;
  readonly value: number;
  readonly section: Section;
  /** The figure with its counter, or the words that say there was none. */
  readonly start: number;
  readonly end: number;
  /** Which sentence it stands in. */
  readonly sentence: number;
  /** After 其中: a part of what was said before. */
  readonly isPart: boolean;
}

const COUNTER = /^\s*(?:件次|人次|[件份起条例项次宗个])/u;
const BOUNDARY = /[，。；：、,;:（）()\n]/u;
/** 累计, 历年: more than the year; 增加, 减少: a difference; 上年: another year. */
const OTHER_COUNT = /累计|历年|以来|近[三五]年|(?:增加|减少|增长|下降|多|少)(?:了)?\s*$|同比/u;
/** There was none: 未收到, 没有发生, 无…申请, 零申请. */
const NONE =
  /(?:未|没有|无|从未|均未|尚未)(?:有|曾)?(?:收到|接到|受理|发生|产生|出现|引发|收取|因[^，。；]{0,16}(?:引起|引发|产生|发生))?[^，。；\n]{0,30}|零(?:申请|报告|投诉|复议|诉讼)|[^，。；\n]{0,24}[为是](?:零|0)(?!\.|\d)/gu;
/** The text of the year's work; problems and preface speak of other things. */
const SECTIONS = new Set(['overview', 'proactive', 'applications', 'remedies', 'other']);

export function readClaims(report: Report): readonly Claim[] {
  return report.sections
    .filter(({ key }) => SECTIONS.has(key))
    .flatMap(section => [...claimsWithFigures(report, section), ...claimsOfNone(report, section)]);
}

function claimsWithFigures(report: Report, section: Section): readonly Claim[] {
  const { text } = section;
  return readNumbers(text).flatMap((number): Claim[] => {
    const counter = COUNTER.exec(text.slice(number.end));
    if (!counter || !number.isExact || !Number.isInteger(number.value)) return [];
    const [from, to] = sentenceAround(text, number.start);
    if (!isOfThisYear(report, text.slice(from, number.start))) return [];
    const left = leftOf(text, from, number);
    if (OTHER_COUNT.test(left)) return [];
    const end = number.end + counter[0].length;
    const right = rightOf(text, to, end);
    const about = text.slice(from, to);
    const isAboutApplications = /申请/u.test(about) || isInPart(section, number.start, '依申请公开');
    const topic = findTopic(left, isAboutApplications, 'last') ?? findTopic(right, isAboutApplications, 'first');
    if (!topic) return [];
    // 其中 reaches over the clauses behind it, as far as the sentence.
    const isPart = /其中|包括|分别/u.test(text.slice(from, number.start));
    return [{ topic, value: number.value, section, start: number.start, end, sentence: from, isPart }];
  });
}

function claimsOfNone(report: Report, section: Section): readonly Claim[] {
  const { text } = section;
  return [...text.matchAll(NONE)].flatMap(match => {
    const [from] = sentenceAround(text, match.index);
    if (!isOfThisYear(report, text.slice(from, match.index))) return [];
    // 未收到…3件 states a figure; 未按时答复, 未收费 state something else.
    if (readNumbers(match[0]).some(({ value }) => value > 0)) return [];
    if (/未(?:按|能|及时|经|主动)|不存在未|无(?:法|正当|偿)/u.test(match[0])) return [];
    return topics
      .filter(({ id }) => ['received', 'reconsideration', 'litigation'].includes(id))
      .filter(topic => mentions(topic, match[0]))
      .map(topic => ({
        topic,
        value: 0,
        section,
        start: match.index,
        end: match.index + match[0].length,
        sentence: from,
        isPart: false,
      }));
  });
}

const mentions = ({ words, not }: Topic, text: string) => words.test(text) && !not?.test(text);

/** The clause before a figure, as far as the last boundary; 「不予公开的有1件」 is one clause. */
function leftOf(text: string, from: number, { start }: ProseNumber): string {
  let at = start;
  while (at > from && start - at < 40 && !BOUNDARY.test(text[at - 1]!)) at--;
  return text.slice(at, start);
}

function rightOf(text: string, to: number, end: number): string {
  let at = end;
  while (at < to && at - end < 40 && !BOUNDARY.test(text[at]!)) at++;
  return text.slice(end, at);
}

/** The topic whose words stand nearest to the figure; reasons before groups, as they are listed. */
function findTopic(context: string, isAboutApplications: boolean, nearest: 'first' | 'last'): Topic | null {
  let best: { topic: Topic; at: number } | null = null;
  for (const topic of topics) {
    if (topic.ofApplications && !isAboutApplications) continue;
    if (!mentions(topic, context)) continue;
    const at = context.search(topic.words);
    const isNearer = best === null || (nearest === 'last' ? at > best.at + 6 : at < best.at - 20);
    if (isNearer) best = { topic, at };
  }
  return best?.topic ?? null;
}

const isInPart = ({ parts }: Section, at: number, key: string) =>
  parts.some(part => part.key === key && part.start <= at && at < part.start + part.text.length);

/** The last year named before the figure is the report's, or none is named. */
function isOfThisYear({ year }: Report, before: string): boolean {
  if (/(?:上年度?|上一年度?|去年|前年)(?!结转)[^，。；]*$/u.test(before)) return false;
  const named = [...before.matchAll(/(20\d{2})\s*年/gu)].at(-1)?.[1];
  return year === null || named === undefined || Number(named) === year || /结转/u.test(before);
}
