import type { Section } from '../../model/report.ts';
import { type FindingDraft, failWith, type Rule } from '../rule.ts';
import { placeIn, quote } from './text-places.ts';

const NUMERALS = '一二三四五六七八九十';
const numberOf = (numeral: string) =>
  numeral.length === 1
    ? NUMERALS.indexOf(numeral) + 1
    : numeral.startsWith('十')
      ? 10 + NUMERALS.indexOf(numeral[1]!) + 1
      : 0;

interface Ordinal {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Ways of counting, each read for itself: 一是…, 第一，…, 一、 at a line's head, （一） at a line's head. */
const STYLES: readonly RegExp[] = [
  /(?<=^|[。；：:，,.\n\s])(?<n>十?[一二三四五六七八九十])是(?=\S)/gmu,
  /(?<=^|[。；：:\n\s])第(?<n>十?[一二三四五六七八九十])[，,、]/gmu,
  /(?<=^\s*)(?<n>十?[一二三四五六七八九十])、/gmu,
  /(?<=^\s*)[（(](?<n>十?[一二三四五六七八九十])[）)]/gmu,
];

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

const slipsOf = (section: Section, style: RegExp): readonly FindingDraft[] => {
  const ordinals = [...section.text.matchAll(style)].map(match => ({
    number: numberOf(match.groups!.n!),
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
  return findSlips(ordinals).map(({ slip, expected }) => {
    const place = placeIn(section, slip.start, slip.end);
    const wanted = NUMERALS[expected - 1] ?? String(expected);
    return {
      place,
      expected: slip.text.replace(/十?[一二三四五六七八九十]/u, wanted),
      actual: slip.text,
      message: `“${quote(section, place)}”的序号不连续：应为“${wanted}”，写成了“${slip.text}”，请改正。`,
    };
  });
};

export const ordinalRule: Rule = {
  id: 'ordinal-sequence',
  severity: 'warning',
  title: '序号连续',
  basis: '公文写作：层次序数依次排列（GB/T 9704-2012 7.3.3）',
  check: ({ sections }) => failWith(sections.flatMap(section => STYLES.flatMap(style => slipsOf(section, style)))),
};
