/** A figure as prose prints it: 4, １２, 1,204, 十二, 二百零五, 一万二千, 3.5万, 两千余. */
export interface ProseNumber {
  readonly value: number;
  /** False for 200余, 近百, 约 30, 3至5: nothing can be held against them. */
  readonly isExact: boolean;
  readonly start: number;
  /** Behind the figure and its 余, before the counter. */
  readonly end: number;
}

/** A comma stands in a figure only where it separates thousands; else it ends the figure. */
const DIGITS = '(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?';
const CHINESE = '[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*';
const NUMBER = new RegExp(
  `(?<about>将近|超过|至少|不少于|不低于|不足|接近|大约|约|近|超|逾|数|几|上)?\\s{0,3}(?<figure>${DIGITS}|${CHINESE})\\s{0,3}(?<scale>[万亿])?(?<more>余|多|几|来)?`,
  'gu',
);
/** 第三, 其一, 统一, 每一件: no count of anything. */
const NO_COUNT = /(?:[第初其之每某另同这那哪首逐统唯单划万进任]|任何|随便)$/u;
/** 3至5, 5-10, 2021—2023: the other end of a range. */
const RANGE_BEFORE = /[0-9０-９一二三四五六七八九十]\s*(?:[-—–~～]+|至|到)$/u;
const RANGE_AFTER = /^\s*(?:[-—–~～]+|至|到)\s*[0-9０-９一二三四五六七八九十]/u;

/** No section of a report holds more figures. */
const MOST_NUMBERS = 2_000;

/** Every figure of a text; words that only look like one (第三, 统一, 每一件, 百千) are told by what stands around them. */
export function readNumbers(text: string): readonly ProseNumber[] {
  const numbers: ProseNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    if (numbers.length === MOST_NUMBERS) break;
    const { about, figure, scale, more } = match.groups!;
    const value = valueOf(figure!);
    if (value === null) continue;
    const start = match.index + match[0].indexOf(figure!, about?.length ?? 0);
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, start - 4), start);
    if (NO_COUNT.test(before)) continue;
    const after = text.slice(end, end + 4);
    numbers.push({
      value: value * (scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1),
      isExact:
        !about &&
        !more &&
        !RANGE_BEFORE.test(before) &&
        !RANGE_AFTER.test(after) &&
        // 百余, 千: a round word, no count; 1万2千 in digits is read by its first half only.
        !/^[百千]/u.test(figure!) &&
        !(scale && /^[余多几0-9０-９]/u.test(after)),
      start,
      end,
    });
  }
  return numbers;
}

function valueOf(figure: string): number | null {
  const plain = figure.normalize('NFKC');
  return /^\d/u.test(plain) ? Number(plain.replaceAll(',', '')) : readChinese(plain);
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
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** 十二 = 12, 二百零五 = 205, 一万二千 = 12000, 二〇二三 = 2023; null for what is no number (三五, 百千). */
export function readChinese(text: string): number | null {
  if ([...text].every(character => character in DIGIT))
    return text.length <= 1 || text.length === 4 ? Number([...text].map(character => DIGIT[character]).join('')) : null;
  let total = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let group = '';
  for (const character of text) {
    const scale = SCALE[character];
    if (scale === undefined) {
      group += character;
      continue;
    }
    const value = readGroup(group);
    if (value === null || scale >= lastScale) return null;
    total += value * scale;
    lastScale = scale;
    group = '';
  }
  const rest = group === '' ? 0 : readGroup(group);
  return rest === null ? null : total + rest;
}

/** Up to 9999; 一百二 = 120, as people say it. */
function readGroup(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  let afterZero = false;
  for (const character of text) {
    const unit = UNIT[character];
    if (unit === undefined) {
      const value = DIGIT[character]!;
      if (digit !== null && digit !== 0) return null;
      afterZero = value === 0;
      if (value !== 0 || text.length === 1) digit = value;
      continue;
    }
    if (unit >= last) return null;
    sum += (digit ?? 1) * unit;
    digit = null;
    afterZero = false;
    last = unit;
  }
  if (digit === null) return text === '' ? null : sum;
  const isShort =
    last !== Number.POSITIVE_INFINITY && last >= 100 && !afterZero && !text.includes('零') && !text.includes('〇');
  return sum + (isShort ? digit * (last / 10) : digit);
}
