import type { Section } from '../../model/report.ts';
import { type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchesIn, placeIn, quote } from './text-places.ts';

const NUMERALS = '一二三四五六七八九十';

function numberOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  if (text.length === 1) return NUMERALS.indexOf(text) + 1;
  return text.startsWith('十') ? 10 + NUMERALS.indexOf(text[1]!) + 1 : 0;
}

interface Ordinal {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const LIST = '十?[一二三四五六七八九十]';

/**
 * Ways of counting, each read for itself. `isInline`: such a list lives inside one part of a section; a heading of a higher
 * level ends it.
 */
const STYLES: readonly { readonly pattern: RegExp; readonly isInline: boolean }[] = [
  { pattern: new RegExp(`(?<=^|[。；;：:，,.、！）)\\n\\s])(?<n>${LIST})是(?=\\S)`, 'gmu'), isInline: true },
  { pattern: new RegExp(`(?<=^|[。；;：:\\n\\s])第(?<n>${LIST})[，,、：:]`, 'gmu'), isInline: true },
  { pattern: new RegExp(`(?<=^[^\\S\\n]{0,20})(?<n>${LIST})、`, 'gmu'), isInline: false },
  { pattern: new RegExp(`(?<=^[^\\S\\n]{0,20})[（(](?<n>${LIST})[）)]`, 'gmu'), isInline: false },
  { pattern: /(?<=^[^\S\n]{0,20})(?<n>[1-9]\d?)(?:[.．](?![\d０-９])|、)/gmu, isInline: true },
];
/** A heading of a part: （一）…, 一、… at the head of a line. */
const HEADING = new RegExp(`^[^\\S\\n]{0,20}(?:${LIST}、|[（(]${LIST}[）)])`, 'gmu');

/** Lists open at once: deeper ones are forgotten, the oldest first. */
const DEEPEST = 12;

/**
 * A list counts up by one. A list may stand inside a point of another (一是…。一是…二是…), so 一 always begins a list, and a
 * number may go on any list still open. What then fits nowhere is a slip: 一是 二是 二是, or 一、 三、.
 */
function findSlips(ordinals: readonly Ordinal[]): readonly { slip: Ordinal; expected: number }[] {
  const slips: { slip: Ordinal; expected: number }[] = [];
  const open: number[] = [];
  for (const ordinal of ordinals) {
    if (ordinal.number === 1) {
      open.push(1);
      if (open.length > DEEPEST) open.shift();
      continue;
    }
    const at = open.lastIndexOf(ordinal.number - 1);
    if (at >= 0) {
      open.length = at;
      open.push(ordinal.number);
    } else if (open.length > 0) {
      slips.push({ slip: ordinal, expected: open.at(-1)! + 1 });
      // Whoever miscounted counts on from there.
      open[open.length - 1] = ordinal.number;
    }
  }
  return slips;
}

/** One stretch of text per list: from heading to heading for those that live inside a part. */
function stretchesOf(text: string, ordinals: readonly Ordinal[], isInline: boolean): readonly (readonly Ordinal[])[] {
  if (!isInline) return [ordinals];
  const heads = matchesIn(text, HEADING).map(({ index }) => index);
  if (heads.length === 0) return [ordinals];
  const groups: Ordinal[][] = [[]];
  let next = 0;
  for (const ordinal of ordinals) {
    for (; next < heads.length && heads[next]! <= ordinal.start; next++) if (groups.at(-1)!.length > 0) groups.push([]);
    groups.at(-1)!.push(ordinal);
  }
  return groups;
}

function slipsOf(section: Section, { pattern, isInline }: (typeof STYLES)[number]): readonly FindingDraft[] {
  const ordinals = matchesIn(section.text, pattern).map(match => ({
    number: numberOf(match.groups!.n!),
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
  if (ordinals.length < 2) return [];
  return stretchesOf(section.text, ordinals, isInline)
    .flatMap(findSlips)
    .map(({ slip, expected }) => {
      const place = placeIn(section, slip.start, slip.end);
      const number = /\d/u.test(slip.text) ? String(expected) : (NUMERALS[expected - 1] ?? String(expected));
      const wanted = slip.text.replace(/\d+|十?[一二三四五六七八九十]/u, number);
      return {
        place,
        expected: wanted,
        actual: slip.text,
        message: `“${quote(section, place)}”的序号不连续：应为“${wanted}”，写成了“${slip.text}”，请改正。`,
      };
    });
}

export const ordinalRule: Rule = {
  id: 'ordinal-sequence',
  severity: 'warning',
  title: '序号连续',
  basis: '公文写作：层次序数依次排列（GB/T 9704-2012 7.3.3）',
  check: ({ sections }) => failWith(sections.flatMap(section => STYLES.flatMap(style => slipsOf(section, style)))),
};
