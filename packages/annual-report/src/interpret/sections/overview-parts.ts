import { type OverviewPart, overviewParts } from '@gongkai/statute';
import { squeeze } from '../../form/normalise-label.ts';
import type { SectionPart } from '../../model/report.ts';
import { parseNumber } from './parse-heading.ts';

/** What a numbered heading must say, among other words; one heading may name two parts (平台建设、监督保障情况). */
const WORDS: Readonly<Record<OverviewPart, RegExp>> = {
  主动公开: /主动公开/u,
  依申请公开: /依申请|申请公开|公开申请/u,
  政府信息管理: /信息(?:公开)?(?:规范)?(?:化)?(?:资源)?管理/u,
  平台建设: /平台.{0,4}建设/u,
  监督保障: /监督.{0,4}保障|保障.{0,4}监督/u,
};
/** Without a number, a heading on a line of its own says nothing else. */
const ALONE =
  /^(?:政府|政务)?(?:信息)?(?:公开)?(?:主动公开|依申请公开|信息管理|平台建设|监督保障)(?:政府)?(?:信息)?(?:工作)?(?:办理|处理)?(?:方面)?(?:的)?(?:情况)?$/u;

interface PartHeading {
  readonly keys: readonly OverviewPart[];
  readonly heading: string;
  readonly numbering: string;
  /** Characters of the section's text: the line, and where the part's own text begins. */
  readonly at: number;
  readonly textAt: number;
}

const LONGEST_HEADING = 30;
const LONGEST_NAME = 22;

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
  const numbering = headings.find(({ keys }) => keys.length > 0)?.numbering;
  const level = headings.filter(heading => heading.keys.length > 0 || heading.numbering === numbering);
  const seen = new Set<string>();
  return level.flatMap(({ keys, heading, textAt }, index) => {
    const end = level[index + 1]?.at ?? text.length;
    return keys.flatMap((key): SectionPart[] => {
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ key, heading, text: text.slice(textAt, end), start: textAt }];
    });
  });
}

function partHeading(line: string, at: number): PartHeading | null {
  const mark = /[：:。.](?=\s*\S)/u.exec(line.slice(4));
  const ends = mark ? [line.length, mark.index + 4] : [line.length];
  for (const end of ends) {
    const heading = line.slice(0, end).trim();
    if (heading.length > LONGEST_HEADING || heading === '') continue;
    const { numbering, body } = parseNumber(heading);
    const keys = keysOf(body, numbering !== 'none');
    if (keys.length === 0 || (numbering === 'none' && end < line.length)) continue;
    const textAt = end === line.length ? at + line.length + 1 : at + end + 1;
    return { keys, heading, numbering: levelOf(heading, numbering), at, textAt };
  }
  const { numbering, number } = parseNumber(line.slice(0, 12));
  return number === null ? null : { keys: [], heading: '', numbering: levelOf(line, numbering), at, textAt: at };
}

function keysOf(body: string, isNumbered: boolean): readonly OverviewPart[] {
  const name = body.replace(/[、:;,.。]+$/u, '');
  if (name.length > LONGEST_NAME || /[:,;。]/u.test(name) || !(isNumbered || ALONE.test(name))) return [];
  return overviewParts.filter(part => WORDS[part].test(name));
}

/** （一）, 一、, 1. and （1） are four levels. */
const levelOf = (heading: string, numbering: string) =>
  `${numbering} ${/^\D{0,2}[0-9]/u.test(squeeze(heading)) ? 'digits' : 'numerals'}`;
