import { type ReportSectionId, reportSections } from '@gongkai/statute';
import { sectionLabels } from '../../form/form-labels.ts';
import type { LabelMatch } from '../../form/match-label.ts';
import { squeeze } from '../../form/normalise-label.ts';

/** How a heading is numbered: 一、 and 1、 alike may number a section; （一） is the level below. */
export type Numbering = 'plain' | 'bracketed' | 'none';

export interface HeadingLine {
  readonly key: ReportSectionId;
  readonly heading: string;
  /** What follows the heading on its own line: 六、其他需要报告的事项：无。 */
  readonly rest: string;
  readonly numbering: Numbering;
  readonly number: number | null;
  /** `words`: only the number and a word of the heading fit. */
  readonly fit: LabelMatch<unknown>['kind'] | 'words';
}

const LONGEST_HEADING = 48;
const NUMERALS = '一二三四五六七八九十';
const NUMBERED =
  /^(?:第([一二三四五六七八九十])(?:部分|章|节)?[、.,:]?|[(【]([一二三四五六七八九十]|[1-9])[)】][、.,]?|([一二三四五六七八九十])[、.,:;]+|([1-9])[、.,]+(?![0-9])|([一二三四五六七八九十])(?=[^是个些般种方次]))(.*)$/u;

export interface NumberedLine {
  readonly numbering: Numbering;
  readonly number: number | null;
  readonly body: string;
}

/** Takes the number off the beginning of a line. */
export function parseNumber(line: string): NumberedLine {
  const text = squeeze(line).replace(/^[#*]+/u, '');
  const match = NUMBERED.exec(text);
  if (!match) return { numbering: 'none', number: null, body: text };
  const printed = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]!;
  const number = NUMERALS.includes(printed) ? NUMERALS.indexOf(printed) + 1 : Number(printed);
  return { numbering: match[2] ? 'bracketed' : 'plain', number, body: match[6]! };
}

const WORDS: Readonly<Record<ReportSectionId, RegExp>> = {
  overview: /总体|概述|概况|基本情况|整体情况|(?:开展|完成|工作)(?:的)?情况/u,
  proactive: /主动公开/u,
  applications: /(?:依|收到|受理|处理|办理).*申请/u,
  remedies: /复议|诉讼/u,
  problems: /问题|不足/u,
  other: /其[他它].*(?:事项|情况|内容)|需要(?:报告|说明)/u,
};

const LONGEST_ENTRY = 120;

/** Marks of Markdown, and in a short line the dots of a table of contents. */
function withoutMarks(text: string): string {
  const bare = text.replace(/^[#*|\s]+|[*|\s]+$/gu, '');
  return bare.length > LONGEST_ENTRY ? bare : bare.replace(/(?:[.…·．]|\s[.…]){3,}\s*\d*$/u, '').trim();
}

/** A line that is the heading of a section, or begins with one; null for any other. */
export function parseHeading(line: string): HeadingLine | null {
  const text = withoutMarks(line.trim());
  if (text.length < 2 || !/\p{Script=Han}/u.test(text)) return null;
  let loose: HeadingLine | null = null;
  for (const [heading, rest] of waysToSplit(text)) {
    if (heading.length > LONGEST_HEADING) continue;
    const { numbering, number, body } = parseNumber(heading);
    const name = body.replace(/[、:;,.。]+$/u, '');
    if (name === '') continue;
    const match = sectionLabels.find(name);
    if (match && (numbering !== 'none' || rest === '')) {
      const found = { key: match.value, heading, rest, numbering, number, fit: match.kind };
      if (match.kind !== 'near') return found;
      // 六、其他需要报告的事项 无: nearly the heading as a whole, exactly it up to the gap.
      loose = found;
    }
    if (loose || number === null) continue;
    const section = reportSections[number - 1];
    if (section && numbering === 'plain' && rest === '' && WORDS[section.id].test(name) && isHeadingLike(name))
      loose = { key: section.id, heading, rest, numbering, number, fit: 'words' };
  }
  return loose;
}

const isHeadingLike = (name: string) => name.length <= 30 && !/[。;!?]|[,:].{6}/u.test(name);

/** The whole line; up to its first colon or full stop; up to a gap. */
function* waysToSplit(text: string): Generator<readonly [heading: string, rest: string]> {
  yield [text, ''];
  const mark = /^(.{4,}?)[：:。]\s*(.+)$/su.exec(text);
  if (mark) yield [mark[1]!, mark[2]!];
  const gap = /^(.{6,}?)[\s\u00a0\u3000]+(.+)$/su.exec(text);
  if (gap) yield [gap[1]!, gap[2]!];
}
