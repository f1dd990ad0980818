/**
 * Characters that a reader does not tell apart when searching, each mapped to one other character, so that a place in the
 * folded text is the same place in the text. `public_site.fold_text` (migration 0008) holds the same table.
 */
function buildFoldTable(): Map<number, string> {
  const table = new Map<number, string>();
  const shift = (from: number, to: number, by: number, except?: number) => {
    for (let code = from; code <= to; code++) if (code !== except) table.set(code, String.fromCodePoint(code + by));
  };
  shift(0x41, 0x5a, 32);
  // Full-width forms: １２３ＡＢＣ and the punctuation of Chinese input methods.
  for (let code = 0xff01; code <= 0xff5e; code++) {
    table.set(code, asBracket(String.fromCodePoint(code - 0xfee0).toLowerCase()));
  }
  // 文号 are written 〔2026〕, [2026] and (2026) by different people.
  for (const bracket of '[]〔〕【】﹝﹞') table.set(bracket.codePointAt(0)!, asBracket(bracket));
  for (const blank of [0x09, 0x0b, 0x0c, 0x0d, 0xa0, 0x3000]) table.set(blank, ' ');
  shift(0xc0, 0xde, 32, 0xd7);
  shift(0x391, 0x3a9, 32, 0x3a2);
  shift(0x410, 0x42f, 32);
  table.set(0x401, 'ё');
  shift(0x2160, 0x216f, 16);
  // Some printers of PDF write radicals (⼈) where characters (人) are meant.
  for (let code = 0x2f00; code <= 0x2fd5; code++) table.set(code, String.fromCodePoint(code).normalize('NFKC'));
  return table;
}

function asBracket(character: string): string {
  if ('[〔【﹝'.includes(character)) return '(';
  return ']〕】﹞'.includes(character) ? ')' : character;
}

const table = buildFoldTable();

export function foldText(text: string): string {
  let folded = '';
  let copied = 0;
  // Every folded character is of one code unit, before and after: units can be walked instead of characters.
  for (let at = 0; at < text.length; at++) {
    const replacement = table.get(text.charCodeAt(at));
    if (replacement === undefined) continue;
    folded += text.slice(copied, at) + replacement;
    copied = at + 1;
  }
  return folded + text.slice(copied);
}
