import { squeeze } from '../../form/normalise-label.ts';
import type { FlowItem } from '../flow.ts';
import { looksLikeAgency, parseTitle, type TitleParts } from './parse-title.ts';

export interface FoundTitle extends TitleParts {
  /** Items `[from, to)` of the flow. */
  readonly from: number;
  readonly to: number;
  /** As printed, its lines joined. */
  readonly text: string;
}

const LONGEST_TITLE = 64;
const MOST_LINES = 4;

/** Everything in the flow that is worded as a title of a report: the real one, and navigation that repeats it. */
export function findTitles(items: readonly FlowItem[]): readonly FoundTitle[] {
  const titles: FoundTitle[] = [];
  for (let index = 0; index < items.length; index++) {
    const title = titleEndingAt(items, index, titles.at(-1)?.to ?? 0);
    if (title) titles.push(title);
  }
  return titles;
}

function titleEndingAt(items: readonly FlowItem[], last: number, earliest: number): FoundTitle | null {
  if (!mayEndTitle(items[last]!)) return null;
  let joined = '';
  for (let first = last; first >= Math.max(earliest, last - MOST_LINES + 1); first--) {
    const line = lineOf(items[first]!);
    if (line === null) return null;
    if (line === '') continue;
    joined = line + joined;
    if (joined.length > LONGEST_TITLE) return null;
    const parts = parseTitle(joined);
    if (!parts) continue;
    const own = { ...parts, from: first, to: last + 1, text: joined };
    return parts.agency ? own : withAgencyAbove(items, own, earliest);
  }
  return null;
}

/** 某某乡人民政府 ⏎ 2021年 ⏎ 政府信息公开工作年度报告. */
function withAgencyAbove(items: readonly FlowItem[], title: FoundTitle, earliest: number): FoundTitle {
  let text = title.text;
  for (let first = title.from - 1; first >= Math.max(earliest, title.to - MOST_LINES); first--) {
    const line = lineOf(items[first]!);
    if (line === '') continue;
    if (line === null || !(looksLikeAgency(line) || YEAR_ALONE.test(line))) break;
    text = line + text;
    const parts = parseTitle(text);
    if (parts?.agency) return { ...title, ...parts, from: first, text };
  }
  return title;
}

const YEAR_ALONE = /^[（(]?(?:[12]\d{3}|[二一][零〇○一二三四五六七八九]{3})\s*年度?[)）]?$/u;

const lineOf = (item: FlowItem): string | null =>
  item.kind === 'text' && item.text.length <= 2 * LONGEST_TITLE ? tidy(item.text) : null;

/** White space inside a title is padding: only single spaces between figures and words are kept. */
const tidy = (text: string) =>
  text
    .replace(/[\s\u00a0\u3000]+/gu, ' ')
    .replace(/^[#|\s]+|[|\s]+$/gu, '')
    .replace(/^\*\*(.*)\*\*$/u, '$1');

const mayEndTitle = (item: FlowItem) =>
  item.kind === 'text' &&
  item.text.length <= 2 * LONGEST_TITLE &&
  /(?:报\s*告书?|年\s*报|总\s*结|報\s*告|年\s*報|總\s*結)[)）】\]》”"*\s]*[。.]?\s*(?:[（(【[].{0,20}[)）】\]])?[|\s]*$/u.test(
    item.text,
  ) &&
  squeeze(item.text).length > 1;

/** How much a title says: the agency counts more than the year. */
export const strengthOf = ({ agency, year }: TitleParts) => (agency ? 2 : 0) + (year ? 1 : 0);
