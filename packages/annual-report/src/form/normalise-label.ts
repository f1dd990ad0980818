/** Traditional → simplified, for the characters of the form, of titles and of headings; others are left as they are. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [
    '規规範范檔档條条項项屬属國国密密關关據据數数類类開开機机構构業业許许處处罰罚強强費费購购',
    '請请報报訴诉舉举複复復复覆复審审議议辦办結结轉转繼继續续維维糾纠訟讼經经總总計计導导級级務务執执',
    '擾扰過过與与無无沒没現现確确認认獲获補补內内書书種种單单萬万團团織织會会學学職职',
    '對对發发廢废減减決决額额況况權权詢询繳缴納纳記记區区時时穩稳護护應应錄录歷历纍累證证長长',
    '鎮镇鄉乡縣县廳厅員员門门為为於于進进問问題题動动體体貫贯實实縂总聯联組组訊讯資资見见顯显監监',
    '臺台街街製制産产產产佈布採采標标準准誌志責责專专場场電电網网戶户頁页間间後后裏里們们來来',
  ]
    .join('')
    .match(/../gu)!
    .map(pair => [...pair] as [string, string]),
);

const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu');
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu;

/** NFKC (full-width digits and brackets, Kangxi radicals of browser-printed PDFs), simplified, without white space. */
export function squeeze(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  const simplified = plain.replace(TRADITIONAL, character => SIMPLIFIED.get(character)!);
  // What converters for Taiwan make of two words of the form.
  return simplified === plain ? plain : simplified.replaceAll('规范性档案', '规范性文件').replaceAll('资讯', '信息');
}

const LEADING_NUMBER =
  /^(?:\([一二三四五六七八九十]+\)[、.,]?|[一二三四五六七八九十]+[、.,]|\(?\d{1,2}\)?[、.,)]*(?!\d|年))/u;

/** A label as it is compared: squeezed, without punctuation and leading numbers. */
export function normaliseLabel(text: string): string {
  return squeeze(text)
    .replace(LEADING_NUMBER, '')
    .replace(/[\p{P}\p{S}]/gu, '')
    .toLowerCase();
}

/** What Word and content systems leave in the text: no part of any label or figure. */
export const withoutResidue = (text: string) => text.replace(/\[bookmark:[^\]]{0,80}\]|\{\{[^}]{0,80}\}\}/giu, '');

/** A label without instructions in brackets: 规章(设区的市…), 上一年项目数量（指2019年事项数）. */
export const withoutInstructions = (text: string) => text.replace(/[（(【[〔][^（()）】\]〕]*(?:[)）】\]〕]|$)/gu, '');
