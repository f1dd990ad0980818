/** Characters that take no room but keep a search from matching: zero width, soft hyphen, selectors, directions. */
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;
const TRADITIONAL: Readonly<Record<string, string>> = {
  絕: '绝',
  機: '机',
  秘: '秘',
  祕: '秘',
  內: '内',
  資: '资',
  長: '长',
  級: '级',
  開: '开',
};
const STARS = /[★☆✩✪✫✬✭✮✯✰⭐🌟﹡＊*]/gu;

/**
 * One writing for all: `机 密 ★ ３ 年`, `⼯作秘密`, `機密*3年` become `机密★3年`. Spaces go entirely: titles are spaced out
 * to fill a line, and no mark needs one to be understood.
 */
export function normaliseLine(text: string): string {
  return text
    .replace(STARS, '★')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, '')
    .replace(/[絕機祕內資長級開]/g, character => TRADITIONAL[character] ?? character);
}
