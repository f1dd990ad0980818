/** A line end of the source inside text: a space, but nothing between Chinese characters. */
const SOURCE_BREAK = '\u0001';
const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef“”‘’…—]';
const BETWEEN_WIDE = new RegExp(`(?<=${WIDE})${SOURCE_BREAK}(?=${WIDE})`, 'gu');

/** White space of the source as it counts in running text; non-breaking spaces are text. */
export const squeezeSource = (text: string): string =>
  text.replace(/[ \t\n\f\r]+/gu, space => (/[\n\r]/u.test(space) ? SOURCE_BREAK : ' '));

/** The text of a paragraph from its pieces, `\n` where it says `<br>`. */
export function finishText(pieces: string): string {
  const text = pieces.includes(SOURCE_BREAK)
    ? pieces
        .replace(/[ \u0001]*\u0001[ \u0001]*/gu, SOURCE_BREAK)
        .replace(BETWEEN_WIDE, '')
        .replaceAll(SOURCE_BREAK, ' ')
    : pieces;
  return text
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/^[ \n]+|[ \n]+$/gu, '');
}
