import type { Place } from '../../model/place.ts';
import type { Report, Section } from '../../model/report.ts';

/** A match in a section's text, ready to be pointed at. */
export interface TextMatch {
  readonly section: Section;
  readonly text: string;
  readonly place: Place;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** No section of a report holds more of anything; a text that does is no report, and must not cost more. */
const MOST_MATCHES = 1_000;

/** The matches of a global pattern, as many as a report can hold. */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    matches.push(match);
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}

/** Every match of a global pattern in the sections, in their order. */
export function matchSections(
  report: Report,
  pattern: RegExp,
  wanted: (section: Section) => boolean = () => true,
): readonly TextMatch[] {
  return report.sections.filter(wanted).flatMap(section =>
    matchesIn(section.text, pattern).map(match => ({
      section,
      text: match[0],
      place: placeIn(section, match.index, match.index + match[0].length),
      groups: match.groups ?? {},
    })),
  );
}

export const placeIn = ({ key }: Section, start: number, end: number): Place => ({
  part: 'section',
  section: key,
  start,
  end,
});

/** Words around a place, within its paragraph, for people who read the finding without the report. */
export function quote({ text }: Section, { start = 0, end = 0 }: Place, around = 8): string {
  const before = Math.max(0, start - around, text.lastIndexOf('\n', start - 1) + 1);
  const paragraph = text.indexOf('\n', end);
  const after = Math.min(paragraph < 0 ? text.length : paragraph, end + around);
  const cut = onOneLine(text.slice(before, Math.max(after, end)));
  const isHead = before === 0 || text[before - 1] === '\n';
  const isTail = after >= text.length || text[after] === '\n';
  return `${isHead ? '' : '…'}${cut}${isTail ? '' : '…'}`;
}

export const onOneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

const SENTENCE_END = /[。！？；;\n]/u;
/** Nothing longer is a sentence, and a text without any mark must not be walked from end to end for every word. */
const LONGEST_SENTENCE = 400;

/** `[start, end)` of the sentence around a position. */
export function sentenceAround(text: string, at: number): readonly [start: number, end: number] {
  const first = Math.max(0, at - LONGEST_SENTENCE);
  let start = at;
  while (start > first && !SENTENCE_END.test(text[start - 1]!)) start--;
  return [start, Math.min(text.length, sentenceEnd(text, at) + 1)];
}

/** Where the sentence ends in which a position stands: at its mark. */
export function sentenceEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + LONGEST_SENTENCE);
  let end = at;
  while (end < last && !SENTENCE_END.test(text[end]!)) end++;
  return end;
}

/** 《…（2021年版）》, 〔2021〕, “2021年…”: names of documents and words of others, not what the report itself says. */
const NAMES = /《[^》]{0,100}》|〔[^〕]{0,20}〕|\[[^\]]{0,60}\]|“[^”]{0,30}”/gu;
const LONGEST_NAME = 102;

export function isInName(text: string, at: number): boolean {
  const from = Math.max(0, at - LONGEST_NAME);
  for (const match of text.slice(from, at + LONGEST_NAME).matchAll(NAMES)) {
    if (from + match.index > at) return false;
    if (at < from + match.index + match[0].length) return true;
  }
  return false;
}
