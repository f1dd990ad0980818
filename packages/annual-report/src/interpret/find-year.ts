import { squeeze } from '../form/normalise-label.ts';
import type { Section } from '../model/report.ts';
import { readYear } from './title/parse-title.ts';

const PERIOD = /(?:自|从)?([12][0-9]{3})年1月1日(?:起)?(?:至|到|—|-|－)+(?:\1年)?12月31日/u;
const YEAR = /([12][0-9]{3}|[二一][零〇○一二三四五六七八九]{3})年(?!1[0-2]|[1-9]月)/gu;
const QUOTED = /《[^》]{0,100}》|〔[^〕]{0,20}〕|\[\d{4}\]/gu;

/**
 * The report year where the title has none: the period the preface names, else the one year the text speaks of, else the year
 * with which 总体情况 begins if no other is named as often. Null rather than a guess.
 */
export function findYear(sections: readonly Section[]): number | null {
  const preface = textOf(sections, 'preface');
  const period = PERIOD.exec(preface) ?? PERIOD.exec(textOf(sections, 'overview'));
  if (period) return readYear(period[1]!);
  const inPreface = yearsIn(preface);
  if (inPreface.size === 1) return [...inPreface.keys()][0]!;
  const overview = textOf(sections, 'overview');
  const years = yearsIn(overview);
  if (years.size === 1) return [...years.keys()][0]!;
  const [most, second] = [...years].toSorted(([, one], [, other]) => other - one);
  const first = [...yearsIn(overview.slice(0, 20)).keys()][0];
  return most && second && most[1] >= 2 * second[1] && most[0] === first ? most[0] : null;
}

const textOf = (sections: readonly Section[], key: Section['key']) =>
  squeeze(
    sections
      .filter(section => section.key === key)
      .map(({ text }) => text)
      .join(''),
  ).replace(QUOTED, '');

function yearsIn(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const match of text.matchAll(YEAR)) {
    const year = readYear(match[1]!);
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}
