import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchSections } from './text-places.ts';

const ID_NUMBER = /(?<![\dXx])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/gu;
const MOBILE = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/gu;
const CARD = /(?<!\d)(?:62|4|5[1-5]|35)\d{13,17}(?!\d)/gu;
/** A number the office gives to be called by. */
const CONTACT = /(?:联系|电话|手机|咨询|监督|举报|投诉|热线|致电|拨打|传真)[^。\n]{0,20}$/u;

export const personalDataRule: Rule = {
  id: 'personal-data',
  severity: 'warning',
  title: '个人信息',
  basis: '条例第十五条；个人信息保护法第二十八条',
  check(report) {
    if (report.sections.length === 0) return cannotBeJudged('没有读到正文。');
    const find = (pattern: RegExp, what: string, isOne: (digits: string, before: string) => boolean) =>
      matchSections(report, pattern).flatMap(({ section, place, text }): FindingDraft[] => {
        if (!isOne(text.replace(/\D(?!$)/gu, ''), section.text.slice(Math.max(0, place.start! - 30), place.start!)))
          return [];
        // The finding itself must not spread it: only its ends are shown.
        const masked = `${text.slice(0, 3)}****${text.slice(-2)}`;
        return [
          {
            place,
            expected: '不公开个人信息',
            actual: masked,
            message: `正文中像是有${what} ${masked}，公开的报告不应包含个人信息，请核实并删去。`,
          },
        ];
      });
    return failWith([
      ...find(ID_NUMBER, '公民身份号码', isIdNumber),
      ...find(MOBILE, '手机号码', (_, before) => !CONTACT.test(before)),
      ...find(CARD, '银行卡号', digits => isLuhn(digits) && !isIdNumber(digits)),
    ]);
  },
};

/** GB 11643-1999: the last character is a checksum (ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/u.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce((total, digit, n) => total + Number(digit) * (2 ** (17 - n) % 11), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

/** ISO/IEC 7812: from the right, every second digit doubled. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
