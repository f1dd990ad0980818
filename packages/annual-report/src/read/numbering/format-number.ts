const DIGITS = '〇一二三四五六七八九';
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** 12 → 十二, 105 → 一百零五. */
function countInChinese(
  value: number,
  digits: string,
  units: readonly string[],
  zero: string,
  dropsOne: boolean,
): string {
  if (value <= 0 || value >= 10_000) return String(value);
  let text = '';
  let skipped = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    if (skipped) text += zero;
    skipped = false;
    text += (dropsOne && digit === 1 && power === 1 && text === '' ? '' : digits[digit]) + units[power]!;
  }
  return text;
}

const spell = (value: number, digits: string) => String(value).replace(/\d/gu, digit => digits[Number(digit)]!);
const counted = (value: number) => countInChinese(value, DIGITS, ['', '十', '百', '千'], '零', true);
const formal = (value: number) => countInChinese(value, FORMAL_DIGITS, ['', '拾', '佰', '仟'], '零', false);
const pick = (value: number, from: string) => [...from][value - 1] ?? String(value);
const shifted = (value: number, first: number, last: number) =>
  value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value);

/** a … z, aa, bb, … */
const letter = (value: number, first: number) =>
  value < 1 ? '' : String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.min(30, Math.ceil(value / 26)));

const ROMAN = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

function roman(value: number): string {
  if (value < 1 || value >= 4_000) return String(value);
  let left = value;
  let text = '';
  for (const [sign, worth] of ROMAN)
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  return text;
}

/** ECMA-376 17.18.59: those that Chinese offices use; every other one prints as digits. */
const formats: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  chineseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  japaneseCounting: counted,
  ideographDigital: value => spell(value, DIGITS),
  taiwaneseDigital: value => spell(value, DIGITS),
  japaneseDigitalTenThousand: value => spell(value, DIGITS),
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: value => pick(value, STEMS),
  ideographZodiac: value => pick(value, BRANCHES),
  decimalFullWidth: value => spell(value, '０１２３４５６７８９'),
  decimalFullWidth2: value => spell(value, '０１２３４５６７８９'),
  decimalZero: value => String(value).padStart(2, '0'),
  decimalEnclosedCircle: value => shifted(value, 0x2460, 20),
  decimalEnclosedCircleChinese: value => shifted(value, 0x2460, 20),
  decimalEnclosedParen: value => shifted(value, 0x2474, 20),
  decimalEnclosedFullstop: value => shifted(value, 0x2488, 20),
  ideographEnclosedCircle: value => shifted(value, 0x3280, 10),
  upperLetter: value => letter(value, 65),
  lowerLetter: value => letter(value, 97),
  upperRoman: roman,
  lowerRoman: value => roman(value).toLowerCase(),
};

export const formatNumber = (value: number, format: string): string => (formats[format] ?? String)(value);
