import { withoutResidue } from '../../form/normalise-label.ts';
import { parseCell } from '../../read/parse-cell.ts';
import type { Line } from '../../source/source-document.ts';

/** A piece of a line that can be a cell: one label, or one value. */
export interface Token {
  readonly kind: 'value' | 'words';
  readonly text: string;
  readonly line: number;
  /** Which cell of its line it stands in, as tabs and pipes part it, from 0. */
  readonly slot: number;
  /** Characters of the line: `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

export interface ScannedLine {
  readonly text: string;
  readonly source: Line['source'];
  readonly tokens: readonly Token[];
  /** Where each cell of the line begins; one more than there are tabs and pipes. */
  readonly slots: readonly number[];
  /** Pipes with nothing between them at its end: cells, or the columns that a merged cell covers. */
  readonly pipesAtEnd: number;
  /** Page numbers, and the lines that Markdown draws below its heads: no part of any row. */
  readonly isFurniture: boolean;
}

/** -3-, 第 3 页 共 8 页, 3/8: with tabs between they are cells. */
const PAGE_NUMBER =
  /^[ \u00a0\u3000]*(?:[-‐-―－~·.]+ *\d{1,3} *[-‐-―－~·.]+|第 *\d{1,3} *页(?:[ ,，/]*共 *\d{1,3} *页)?|\d{1,3} *\/ *\d{1,3}|page \d+(?: of \d+)?)\s*$/iu;
const MARKDOWN_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*$/u;
/** `|-|-|` below a head; elsewhere it is a row of dashes. */
const SHORT_RULE = /^\s*\|(?::?-+:?\|){2,}\s*$/u;
const SEPARATORS: ReadonlySet<string> = new Set('\t|｜¦');
const WORD = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu;

export function scanLines(lines: readonly Line[]): readonly ScannedLine[] {
  const isFramed = hasOuterPipes(lines);
  const hasPipe = (index: number) => lines[index]?.text.includes('|') === true;
  return lines.map((line, index) => {
    const isBelowHead = hasPipe(index - 1) && !hasPipe(index - 2);
    return isRule(line.text, isBelowHead) || isPageNumber(line.text)
      ? { ...line, tokens: [], slots: [0], pipesAtEnd: 0, isFurniture: true }
      : scanLine(line, index, isFramed);
  });
}

const LONGEST_PAGE_NUMBER = 30;
const isPageNumber = (text: string) => text.length <= LONGEST_PAGE_NUMBER && PAGE_NUMBER.test(text);
const isRule = (text: string, isBelowHead: boolean) =>
  (text.includes('--') && MARKDOWN_RULE.test(text)) || (isBelowHead && SHORT_RULE.test(text));

const HAS_PIPE = /[|｜¦]/u;
const OUTER_PIPES = /^\s*[|｜¦].*[|｜¦]\s*$/u;
const MOST = 0.95;

/** Pipes before the first and after the last cell of nearly every row part no cells. */
function hasOuterPipes(lines: readonly Line[]): boolean {
  const rows = lines.filter(
    ({ text }) => HAS_PIPE.test(text) && text.split(/[|｜¦]/u, 3).length === 3 && /[^\s|｜¦]/u.test(text),
  );
  return rows.length > 0 && rows.filter(({ text }) => OUTER_PIPES.test(text)).length >= MOST * rows.length;
}

function scanLine({ text, source }: Line, line: number, isFramed: boolean): ScannedLine {
  const plain = withoutMarkup(text);
  const separators = separatorsIn(plain);
  const isRowInFrame = isFramed && separators.length >= 2 && OUTER_PIPES.test(plain);
  const slots = isRowInFrame ? [separators.shift()! + 1] : [0];
  const end = isRowInFrame ? separators.pop()! : plain.length;
  const tokens: Token[] = [];
  for (const separator of [...separators, end]) {
    for (const token of tokensBetween(plain, slots.at(-1)!, separator, line, slots.length - 1)) tokens.push(token);
    slots.push(separator + 1);
  }
  slots.pop();
  return { text, source, tokens, slots, pipesAtEnd: pipesAtEnd(plain), isFurniture: false };
}

function pipesAtEnd(text: string): number {
  const bare = text.trimEnd();
  let from = bare.length;
  while (from > 0 && HAS_PIPE.test(bare[from - 1]!)) from--;
  return bare.length - from;
}

function separatorsIn(text: string): number[] {
  const found: number[] = [];
  for (let index = 0; index < text.length; index++) if (SEPARATORS.has(text[index]!)) found.push(index);
  return found;
}

/** Line breaks and blanks of HTML, emphasis of Markdown: blanked, so that places stay what they are. */
function withoutMarkup(text: string): string {
  if (!/[<&*`]/u.test(text)) return text;
  return text.replace(/<\/?[a-z][^<>]*>|&(?:nbsp|ensp|emsp|#160);|\*\*|`/giu, found => ' '.repeat(found.length));
}

interface Word {
  from: number;
  to: number;
}

function tokensBetween(text: string, from: number, to: number, line: number, slot: number): Token[] {
  const token = (kind: Token['kind'], first: Word, last: Word): Token => ({
    kind,
    text: text.slice(first.from, last.to),
    line,
    slot,
    from: first.from,
    to: last.to,
  });
  const piece = text.slice(from, to).trim();
  if (piece === '') return [];
  const words = HAS_BLANK.test(piece) ? wordsBetween(text, from, to) : [wordAt(text.indexOf(piece, from), piece)];
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  const whole = token('words', first, last);
  if (words.length === 1 || hasResidue(whole.text)) return [isValue(whole.text) ? { ...whole, kind: 'value' } : whole];
  // Figures at the end of a line without separators are values, what stands before them is one label.
  let values = words.length;
  while (values > 0 && isValue(text.slice(words[values - 1]!.from, words[values - 1]!.to))) values--;
  return [
    ...(values > 0 ? [token('words', first, words[values - 1]!)] : []),
    ...words.slice(values).map(word => token('value', word, word)),
  ];
}

const HAS_BLANK = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/u;
const wordAt = (from: number, { length }: string): Word => ({ from, to: from + length });

const UNIT = /^(?:[千万亿]?元|[件份起条项次宗])$/u;
const SIGN = /^(?:增|减|增加|减少)$/u;
const FIGURE = /^[\d０-９][\d０-９.,，．]*$/u;

/** `0 万元` and `减 4` are one word. */
function wordsBetween(text: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  let before = '';
  for (const { index, 0: found } of text.slice(from, to).matchAll(WORD)) {
    const word = { from: from + index, to: from + index + found.length };
    const belongsToLast = (UNIT.test(found) && FIGURE.test(before)) || (SIGN.test(before) && FIGURE.test(found));
    if (belongsToLast) words.at(-1)!.to = word.to;
    else words.push(word);
    before = found;
  }
  return words;
}

const LONGEST_VALUE = 24;
const PLAIN_NUMBER = /^\d{1,40}$/u;
const MAY_BEGIN_VALUE = /^[\d０-９+＋﹢\-‐-―─−﹣－/／\\＼无無增减減[{]/u;
/** Figures and dashes of several cells with nothing between them. */
export const isRunTogether = (text: string) => /^[\d.,，+\-—－/无万元增减]+$/u.test(text);
const SHORTEST_RUN = 8;

const hasResidue = (text: string) => text.includes('[bookmark') || text.includes('{{');

/** A figure, or a dash: what stands in a cell that is no label and not blank. */
export function isValue(text: string): boolean {
  if (PLAIN_NUMBER.test(text)) return true;
  if (!MAY_BEGIN_VALUE.test(text)) return false;
  const bare = hasResidue(text) ? withoutResidue(text).trim() : text;
  if (bare.length >= SHORTEST_RUN && isRunTogether(bare)) return true;
  return bare !== '' && bare.length <= LONGEST_VALUE && parseCell(bare).kind !== 'words';
}
