import { squeeze } from '../../form/normalise-label.ts';
import { findTableLabel, findWholeLabel, type LabelMeaning, labelSpellings } from '../../form/table-labels.ts';
import { isRunTogether, isValue, type Token } from './scan-lines.ts';

/** Words with what they can mean as a label of the form; empty where they are none. */
export interface Piece extends Token {
  readonly meanings: readonly LabelMeaning[];
}

const ARTICLE = '第?二十条第?[一五六八九]项';
const NOTE = '本列数据的[勾钩]稽关系为第一项加第二项之和等于第三项加第四项之和';
const LABELS = new RegExp(
  [NOTE, ARTICLE, ...[...labelSpellings()].sort((one, other) => other.length - one.length)].join('|'),
  'gu',
);

/**
 * Labels that a PDF prints in pieces: down the side of their rows, a few characters a line, or as heads of narrow columns. Their
 * pieces stand before, between and behind other labels.
 */
const LABELS_IN_PIECES = [
  ...['三本年度办理结果', '不予公开', '无法提供', '不予处理', '其他处理', '法人或其他组织', '申请人情况', '信息内容'],
  ...[
    '自然人',
    '商业企业',
    '科研机构',
    '社会公益组织',
    '法律服务机构',
    '行政复议',
    '行政诉讼',
    '结果维持',
    '结果纠正',
    '其他结果',
    '尚未审结',
  ],
];
/** Words that are nothing but pieces of such labels: 结果 结果 其他. */
export const arePiecesOfLabels = (text: string) => text.split(/\s+/u).every(isPieceOfLabel);

const isPieceOfLabel = (text: string) => {
  const bare = text.replace(/^[(（][一二三四五六七][)）]/u, '').replace(/[^\p{Script=Han}]/gu, '');
  return bare === '' ? !/[\p{L}\p{N}]/u.test(text) : LABELS_IN_PIECES.some(label => label.includes(bare));
};

/**
 * Cuts words without cell borders (本年新收政府信息公开申请数量640020470, a group's label before its first row's) at the labels
 * of the form. Null where anything is left that is neither label, value nor instructions: then it is a sentence.
 */
export function cutAtLabels(token: Token): readonly Piece[] | null {
  const { text } = token;
  const { compact, at } = compacted(text);
  const pieces: Piece[] = [];
  let rest = 0;
  let rows = 0;
  let isUnclear = false;
  const takeRest = (end: number, isBeforeLabel: boolean) => {
    const found = readRest(token, rest, end, isBeforeLabel);
    for (const piece of found ?? []) pieces.push(piece);
    if (!found) isUnclear = true;
  };
  for (const { index, 0: label } of compact.matchAll(LABELS)) {
    const start = at[index]!;
    if (start < rest) continue;
    takeRest(start, true);
    rest = at[index + label.length - 1]! + 1;
    const meanings = whatIs(text.slice(start, rest));
    rest += INSTRUCTIONS.exec(text.slice(rest))![0].length;
    if (meanings.some(({ role }) => role.endsWith('-row'))) rows++;
    pieces.push(pieceOf(token, 'words', start, rest, meanings));
  }
  if (pieces.every(({ meanings }) => meanings.length === 0)) return null;
  takeRest(text.length, false);
  return isUnclear && rows < ROWS_OF_A_TABLE ? null : pieces;
}

/** With so many rows of the form in it a line is a table, whatever else stands in it. */
const ROWS_OF_A_TABLE = 4;

const whatIs = (label: string) => {
  const whole = findWholeLabel(label);
  return whole.length > 0 ? whole : findTableLabel(label);
};

const pieceOf = (
  token: Token,
  kind: Token['kind'],
  start: number,
  end: number,
  meanings: readonly LabelMeaning[] = [],
): Piece => ({
  kind,
  text: token.text.slice(start, end),
  line: token.line,
  slot: token.slot,
  from: token.from + start,
  to: token.from + end,
  meanings,
});

const NUMBER_OF_LABEL = /(?:\d\s*[.．、]|[（(]\s*[一二三四五六七]\s*[)）]|[一二三四]\s*、)\s*$/u;
/** In brackets, after the bracket or quotation mark that closes a label; （三） is the number of the next label. */
const INSTRUCTIONS = /^[)）”"]*(?:\s*[（(](?![一二三四五六七][)）])[^（()）]*(?:[)）]|$))*/u;

/** What stands between two labels: the number of the second, values, pieces of a label that is printed in pieces. */
function readRest(token: Token, from: number, end: number, isBeforeLabel: boolean): Piece[] | null {
  const between = token.text.slice(from, end);
  const text = isBeforeLabel ? between.replace(NUMBER_OF_LABEL, '') : between;
  const pieces: Piece[] = [];
  for (const { index, 0: word } of text.matchAll(/\S+/gu)) {
    const at = from + index;
    if (isValue(word) || isRunTogether(word)) pieces.push(pieceOf(token, 'value', at, at + word.length));
    else if (!isPieceOfLabel(word)) {
      const cut = findTableLabel(text.slice(index));
      if (cut.length === 0) return null;
      return [...pieces, pieceOf(token, 'words', at, from + text.trimEnd().length, cut)];
    }
  }
  return pieces;
}

/** The characters by which labels are compared, and where each stands in the text. */
function compacted(text: string): { compact: string; at: readonly number[] } {
  let compact = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const kept = isPlain(character) ? character : squeeze(character).replace(/[\p{P}\p{S}]/gu, '');
    for (const one of kept) {
      compact += one;
      at.push(index);
    }
  }
  return { compact, at };
}

/** Most characters are what they are; asking so is far cheaper than normalising each. */
const PLAIN = new Set([...labelSpellings().join(''), ...'0123456789']);
const isPlain = (character: string) => PLAIN.has(character);
