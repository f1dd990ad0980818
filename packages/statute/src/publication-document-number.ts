/**
 * 发文字号 (GB/T 9704-2012 7.2.5): 机关代字, year in 〔〕, serial without 第 and without leading zeros, 号. Orders and announcements
 * are numbered alone (第12号). Old and superior documents differ, so a number of another shape is told, never refused.
 */
export type DocumentNumberFault =
  | 'wrong-brackets'
  | 'leading-zero'
  | 'with-di'
  | 'without-hao'
  | 'with-space'
  | 'two-digit-year'
  | 'other-shape';

export const documentNumberFaults: Readonly<Record<DocumentNumberFault, string>> = {
  'wrong-brackets': '年份应使用六角括号“〔〕”',
  'leading-zero': '序号不编虚位（1 不编为 01）',
  'with-di': '序号前不加“第”字',
  'without-hao': '序号后应有“号”字',
  'with-space': '文号中不留空格',
  'two-digit-year': '年份应写四位数字',
  'other-shape': '应写成“机关代字〔2026〕12号”的形式',
};

const PROPER = /^[\p{Script=Han}A-Za-z]{1,20}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u;
/** 命令（令）、公告 numbered in their own row: `第12号`, `2026年第3号`, `云岭县人民政府令第5号`. */
const SOLE_NUMBER = /^(?:[\p{Script=Han}]{0,20}令|[\p{Script=Han}]{0,20}公告)?(?:(?:19|20)\d{2}年)?第[1-9]\d{0,4}号$/u;
const LOOSE =
  /^[\p{Script=Han}A-Za-z]{1,20}(?<open>[〔[(（【［﹝])(?<year>\d{2}|\d{4})[〕\])）】］﹞](?<di>第?)(?<serial>\d{1,6})(?<hao>号?)$/u;

/** What is odd about a document number; empty when it is as the standard has it. */
export function checkDocumentNumber(text: string): readonly DocumentNumberFault[] {
  if (PROPER.test(text) || SOLE_NUMBER.test(text)) return [];
  const bare = text.replace(/\s+/g, '');
  const parts = LOOSE.exec(bare)?.groups;
  if (!parts) return SOLE_NUMBER.test(bare) || PROPER.test(bare) ? ['with-space'] : ['other-shape'];
  const faults: DocumentNumberFault[] = [];
  if (bare !== text) faults.push('with-space');
  if (parts.open !== '〔') faults.push('wrong-brackets');
  if (parts.year!.length === 2) faults.push('two-digit-year');
  if (parts.di) faults.push('with-di');
  if (parts.serial!.startsWith('0')) faults.push('leading-zero');
  if (!parts.hao) faults.push('without-hao');
  return faults.length > 0 ? faults : ['other-shape'];
}
