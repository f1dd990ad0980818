/** Characters of Word's picture fonts that a report prints: boxes, ticks and arrows. The rest is ornament. */
const PICTURES: Readonly<Record<string, string>> = {
  F06F: '□',
  F071: '□',
  F0A8: '□',
  F052: '☑',
  F0FE: '☑',
  F0FC: '✓',
  F0E0: '→',
  F0B7: '·',
  F02D: '-',
  F0D7: '×',
};

/** w:sym: a character by its number in a font. */
export function readSymbol(code: string | undefined): string {
  const number = Number.parseInt(code ?? '', 16);
  if (!(number > 0x1f && number <= 0xffff)) return '';
  const isPrivate = number >= 0xe000 && number <= 0xf8ff;
  return isPrivate ? (PICTURES[number.toString(16).toUpperCase()] ?? '') : String.fromCharCode(number);
}
