/** A figure as prose prints it: 4, １２, 1,204, 十二, 二百零五, 3.5万, 两千余. */
export interface ProseNumber {
  readonly value: number;
  /** False for 200余, 近百, 约 30: nothing can be held against them. */
  readonly isExact: boolean;
  readonly start: number;
  /** Behind the figure and its 余, before the counter. */
  readonly end: number;
}

const DIGITS = '[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?';
const CHINESE = '[零〇一二两三四五六七八九十百千]+';
const NUMBER = new RegExp(
  `(?<about>约|近|超过?|逾|将近|至少|不少于|不足)?\\s*(?<figure>${DIGITS}|${CHINESE})\\s*(?<scale>[万亿])?(?<more>余|多|几)?`,
  'gu',
);

/** Every figure of a text; words that only look like one (一是, 第三, 十四五, 一批) are told by what stands around them. */
export function readNumbers(text: string): readonly ProseNumber[] {
  return [...text.matchAll(NUMBER)].flatMap(match => {
    const { about, figure, scale, more } = match.groups!;
    const value = valueOf(figure!);
    if (value === null) return [];
    const start = match.index + match[0].indexOf(figure!);
    if (/[第初]$/u.test(text.slice(0, start))) return [];
    return [
      {
        value: value * (scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1),
        isExact: !about && !more && !(scale && /^[余多]/u.test(text.slice(match.index + match[0].length))),
        start,
        end: match.index + match[0].length,
      },
    ];
  });
}

function valueOf(figure: string): number | null {
  const plain = figure.normalize('NFKC');
  if (/^\d/u.test(plain)) {
    // A comma is a separator of thousands only where it stands as one; else it ends the figure.
    const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(plain);
    const text = grouped ? plain.replaceAll(',', '') : plain.split(',')[0]!;
    return Number(text);
  }
  return readChinese(plain);
}

const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNIT: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** 十二 = 12, 二百零五 = 205, 二〇二三 = 2023; null for what is no number (百千). */
export function readChinese(text: string): number | null {
  if ([...text].every(character => character in DIGIT))
    return text.length <= 1 || text.length === 4 ? Number([...text].map(character => DIGIT[character]).join('')) : null;
  let sum = 0;
  let digit: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const unit = UNIT[character];
    if (unit === undefined) {
      digit = DIGIT[character]!;
      continue;
    }
    if (unit >= last) return null;
    sum += (digit ?? 1) * unit;
    digit = null;
    last = unit;
  }
  return sum + (digit ?? 0);
}
