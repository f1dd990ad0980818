import type { Line } from '../../source/source-document.ts';

const LINE_END = /\r\n|[\n\r\u000b\f\u0085\u2028\u2029]/gu;

/** Lines with their places in the text; line ends of every system, form feeds of PDF text. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: lineEnd } of text.matchAll(LINE_END)) {
    lines.push(lineOf(text, start, index));
    start = index + lineEnd.length;
  }
  lines.push(lineOf(text, start, text.length));
  return lines;
}

const lineOf = (text: string, start: number, end: number): Line => ({
  text: text.slice(start, end),
  source: { start, end },
});
