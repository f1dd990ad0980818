import type { Report, SectionKey } from '../model/report.ts';

/** A stretch of prose that can be found again elsewhere: whole sentences, about a line or two. */
export interface Passage {
  readonly section: SectionKey;
  /** Characters of the section's text: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SENTENCE = /[^。！？；;!?\n]+[。！？；;!?]*\n*/gu;
/** Shorter ones stand in every report: 无其他需要报告的事项。 */
export const SHORTEST_PASSAGE = 30;

/** Cuts a text at sentence ends; short sentences join their successor, so that 一是加强领导。 alone is no passage. */
export function cutPassages(section: SectionKey, text: string, shortest = SHORTEST_PASSAGE): readonly Passage[] {
  const passages: Passage[] = [];
  let start = -1;
  let end = 0;
  const close = () => {
    if (start >= 0 && end - start >= shortest) passages.push({ section, start, end, text: text.slice(start, end) });
    start = -1;
  };
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0].trim() === '') continue;
    if (start < 0) start = match.index;
    end = match.index + match[0].trimEnd().length;
    if (end - start >= SHORTEST_PASSAGE || match[0].endsWith('\n')) close();
  }
  close();
  return passages;
}

export const passagesOf = (report: Report): readonly Passage[] =>
  report.sections.flatMap(({ key, text }) => cutPassages(key, text));

/**
 * The passage as it is compared: without punctuation and figures, the agency and the way it speaks of itself replaced, so
 * that a text filled into another town's frame is still the same text.
 */
export function comparedText(text: string, agency: string | null): string {
  const compact = text.normalize('NFKC').replace(/[\s\p{P}\p{S}\d]+/gu, '');
  const named = agency ? namesOf(agency).reduce((rest, name) => rest.replaceAll(name, '本机关'), compact) : compact;
  return named.replace(/[我本全](?:省|市|州|县|区|旗|乡|镇|街道|局|委|办|单位|机关)/gu, '本机关');
}

/** 云岭县青石镇人民政府 → itself, 青石镇人民政府, 青石镇, 青石: however the text calls it. */
export function namesOf(agency: string): readonly string[] {
  const whole = agency.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');
  const place = whole.replace(/(?:人民政府)?(?:办公室|办事处)?$/u, '');
  const last = /[^省市州县区旗]{2,8}(?:乡|镇|街道|局|委员会|县|区|市)$/u.exec(place)?.[0];
  return [...new Set([whole, place, last ?? ''])].filter(name => name.length >= 2).sort((a, b) => b.length - a.length);
}
