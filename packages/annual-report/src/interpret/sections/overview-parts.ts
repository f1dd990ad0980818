import { type OverviewPart, overviewParts } from '@gongkai/statute';
import { squeeze } from '../../form/normalise-label.ts';
import type { SectionPart } from '../../model/report.ts';
import { parseNumber } from './parse-heading.ts';

const WORDS: Readonly<Record<OverviewPart, RegExp>> = {
  主动公开: /^(?:政府)?(?:信息)?(?:依法)?主动公开(?:政府)?(?:信息)?(?:工作)?(?:方面)?(?:的)?(?:开展)?(?:情况)?$/u,
  依申请公开:
    /^(?:政府)?(?:信息)?依申请公开(?:政府)?(?:信息)?(?:工作)?(?:办理|处理|受理)?(?:工作)?(?:方面)?(?:开展)?(?:的)?(?:情况)?$/u,
  政府信息管理: /^(?:政府|政务)?信息(?:公开)?(?:规范)?(?:化)?(?:资源)?管理(?:工作)?(?:方面)?(?:的)?(?:情况)?$/u,
  平台建设: /^(?:政府|政务)?(?:信息)?(?:公开)?(?:公开)?平台(?:的)?建设(?:工作)?(?:方面)?(?:的)?(?:情况)?$/u,
  监督保障:
    /^(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?监督保障(?:工作|措施|及教育培训|和教育培训|机制)?(?:方面)?(?:的)?(?:情况)?$/u,
};

interface PartHeading {
  readonly key: OverviewPart | null;
  readonly heading: string;
  readonly numbering: string;
  /** Characters of the section's text: the line, and where the part's own text begins. */
  readonly at: number;
  readonly textAt: number;
}

const LONGEST_HEADING = 30;

/**
 * The parts of 总体情况: headed on a line of its own, or on the first line of the text, "(一) 主动公开：…". A part ends where the next
 * heading with the same numbering begins.
 */
export function findParts(text: string): readonly SectionPart[] {
  const headings: PartHeading[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const heading = partHeading(line, at);
    if (heading) headings.push(heading);
    at += line.length + 1;
  }
  const numbering = headings.find(({ key }) => key)?.numbering;
  const level = headings.filter(heading => heading.key || heading.numbering === numbering);
  const seen = new Set<string>();
  return level.flatMap(({ key, heading, textAt }, index) => {
    if (!key || seen.has(key)) return [];
    seen.add(key);
    const end = level[index + 1]?.at ?? text.length;
    return [{ key, heading, text: text.slice(textAt, end), start: textAt }];
  });
}

function partHeading(line: string, at: number): PartHeading | null {
  const mark = /[：:。.](?=\s*\S)/u.exec(line.slice(4));
  const ends = mark ? [line.length, mark.index + 4] : [line.length];
  for (const end of ends) {
    const heading = line.slice(0, end).trim();
    if (heading.length > LONGEST_HEADING || heading === '') continue;
    const { numbering, body } = parseNumber(heading);
    const key = keyOf(body);
    if (!key || (numbering === 'none' && end < line.length)) continue;
    const textAt = end === line.length ? at + line.length + 1 : at + end + 1;
    return { key, heading, numbering: levelOf(heading, numbering), at, textAt };
  }
  const { numbering, number } = parseNumber(line.slice(0, 12));
  return number === null ? null : { key: null, heading: '', numbering: levelOf(line, numbering), at, textAt: at };
}

const keyOf = (body: string): OverviewPart | null => {
  const name = body.replace(/[、:;,.。]+$/u, '');
  return overviewParts.find(part => WORDS[part].test(name)) ?? null;
};

/** （一）, 一、, 1. and （1） are four levels. */
const levelOf = (heading: string, numbering: string) =>
  `${numbering} ${/^\D{0,2}[0-9]/u.test(squeeze(heading)) ? 'digits' : 'numerals'}`;
