/** Traditional characters that the form's own words use; others are left as they are. */
const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '規规範范檔档條条項项屬属國国密密關关據据數数類类禁禁開开機机構构業业許许處处罰罚強强費费購购',
    '請请報报訴诉舉举複复審审議议辦办結结轉转繼继續续維维糾纠訟讼經经總总計计導导級级務务執执',
    '擾扰過过與与無无沒没現现確确認认獲获補补內内書书種种單单位位萬万團团織织會会益益學学研研',
  ]
    .join('')
    .match(/../gu)!
    .map(pair => [...pair] as [string, string]),
);

/**
 * A label as it is compared: NFKC (full-width digits and brackets, Kangxi radicals of browser-printed PDFs), simplified
 * characters, without white space, punctuation and leading numbers.
 */
export function normaliseLabel(text: string): string {
  return [...text.normalize('NFKC')]
    .map(character => TRADITIONAL[character] ?? character)
    .join('')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replace(/^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.,]|\(?\d{1,2}\)?[、.,)]*)/u, '')
    .replace(/[\p{P}\p{S}]/gu, '')
    .toLowerCase();
}
