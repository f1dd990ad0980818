import { reportSections } from '@gongkai/statute';

const TITLES = reportSections
  .flatMap(({ title, alsoPrinted }) => [title, ...alsoPrinted])
  .toSorted((a, b) => b.length - a.length);
/** Between sentences, not inside one: 全文包括一、总体情况，二、… is no heading. */
const HEADING_INSIDE = new RegExp(
  `(?<=[\\s。；：:|）)])[一二三四五六]\\s?[、.．]\\s?(?:${TITLES.join('|')})(?=[\\s：:。|]|$)`,
  'gu',
);
const MAY_HOLD = /[一二三四五六]\s?[、.．]\s?[总主行收政因存其概工]/u;

/** Where a line that has lost its line breaks goes over to another section: `[from, to)` of its pieces. */
export function piecesAtHeadings(text: string): readonly (readonly [from: number, to: number])[] {
  if (!MAY_HOLD.test(text)) return [[0, text.length]];
  const starts = [...text.matchAll(HEADING_INSIDE)]
    .map(({ index }) => index)
    .filter(at => text.slice(0, at).trim() !== '');
  return [0, ...starts].map((from, index) => [from, starts[index] ?? text.length] as const);
}

/** The parts of 总体情况 that stand one after the other in a line. */
export const splitAtParts = (text: string): readonly string[] =>
  text.split(/(?<=[。；！\s])\s*(?=[（(][一二三四五六七八九][)）])/u);
