import type { Place } from '../../model/place.ts';
import type { Report, Section } from '../../model/report.ts';

/** A match in a section's text, ready to be pointed at. */
export interface TextMatch {
  readonly section: Section;
  readonly text: string;
  readonly place: Place;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Every match of a global pattern in the sections, in their order. */
export function matchSections(
  report: Report,
  pattern: RegExp,
  wanted: (section: Section) => boolean = () => true,
): readonly TextMatch[] {
  return report.sections.filter(wanted).flatMap(section =>
    [...section.text.matchAll(pattern)].map(match => ({
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

/** Words around a place, for people who read the finding without the report. */
export function quote({ text }: Section, { start = 0, end = 0 }: Place, around = 8): string {
  const before = Math.max(0, start - around);
  const after = Math.min(text.length, end + around);
  const cut = text.slice(before, after).replace(/\s+/gu, ' ').trim();
  return `${before > 0 ? '…' : ''}${cut}${after < text.length ? '…' : ''}`;
}

/** `[start, end)` of the sentence around a position. */
export function sentenceAround(text: string, at: number): readonly [start: number, end: number] {
  let start = at;
  while (start > 0 && !/[。！？；;\n]/u.test(text[start - 1]!)) start--;
  let end = at;
  while (end < text.length && !/[。！？；;\n]/u.test(text[end]!)) end++;
  return [start, Math.min(text.length, end + 1)];
}

/** 《…（2021年版）》, 〔2021〕, “2021年…”: names of documents and words of others, not what the report itself says. */
const NAMES = /《[^》]*》|〔[^〕]*〕|\[[^\]]*\]|“[^”]{0,30}”/gu;

export function isInName(text: string, at: number): boolean {
  for (const match of text.matchAll(NAMES)) {
    if (match.index > at) return false;
    if (at < match.index + match[0].length) return true;
  }
  return false;
}
