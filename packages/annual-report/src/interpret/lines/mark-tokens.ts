import type { ReportSectionId } from '@gongkai/statute';
import { sectionLabels } from '../../form/form-labels.ts';
import { withoutInstructions } from '../../form/normalise-label.ts';
import { findTableLabel, findWholeLabel, type LabelMeaning } from '../../form/table-labels.ts';
import { cutAtLabels, type Piece } from './cut-labels.ts';
import type { ScannedLine, Token } from './scan-lines.ts';

/** A token with what it can be. `words` are neither label nor sentence: what stands in a cell, or a strange row's name. */
export interface Mark extends Omit<Token, 'kind'> {
  readonly kind: 'label' | 'value' | 'words' | 'sentence' | 'section';
  readonly meanings: readonly LabelMeaning[];
  readonly section?: ReportSectionId;
}

const NOTHING: readonly LabelMeaning[] = [];

/** Reports print the same few labels: what each means is found once, and forgotten before that grows. */
const known = new Map<string, readonly LabelMeaning[]>();
const MOST_KNOWN = 2000;

/** Labels, values and the rest of a text, in its order. */
export function markTokens(lines: readonly ScannedLine[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { tokens } of lines)
    for (const token of tokens) {
      if (token.kind === 'value') marks.push({ ...token, kind: 'value', meanings: NOTHING });
      else
        for (const mark of marksOf(token, tokens.length === 1)) {
          marks.push(mark);
          if (mark.kind === 'words') joinBrokenLabel(marks);
        }
    }
  return marks;
}

function marksOf(token: Token, isAlone: boolean): readonly Mark[] {
  const mark = (kind: Mark['kind'], meanings = NOTHING): Mark[] => [{ ...token, kind, meanings }];
  const { text } = token;
  const glued = DASH_AFTER_LABEL.test(text) ? cutAtLabels(token) : null;
  if (glued) return marksOfPieces(glued);
  const whole = wholeMeanings(text);
  if (whole.length > 0) return mark('label', whole);
  const section = isAlone && MAY_BE_SECTION.test(text) ? sectionLabels.find(text) : null;
  if (section) return [{ ...token, kind: 'section', meanings: NOTHING, section: section.value }];
  if (isSentence(text) && !HOLDS_TABLE.test(text)) return mark('sentence');
  const pieces = text.length >= SHORTEST_TO_CUT ? cutAtLabels(token) : null;
  if (pieces) return marksOfPieces(pieces);
  if (withoutInstructions(text).length > LONGEST_LABEL) return mark('sentence');
  const isNote = text.includes('第一项');
  const meanings = HAS_COMMA.test(withoutInstructions(text)) && !isNote ? NOTHING : findTableLabel(text);
  return mark(meanings.length > 0 ? 'label' : 'words', meanings);
}

/** Labels have instructions in brackets at most as long as this. */
const LONGEST_WHOLE = 300;

function wholeMeanings(text: string): readonly LabelMeaning[] {
  if (text.length > LONGEST_WHOLE) return NOTHING;
  const before = known.get(text);
  if (before) return before;
  const meanings = findWholeLabel(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, meanings);
  return meanings;
}

const marksOfPieces = (pieces: readonly Piece[]): Mark[] =>
  pieces.map(piece => ({ ...piece, kind: piece.meanings.length > 0 ? 'label' : (piece.kind as 'value') }));

/** 行政许可- is a label and its value; 本年增/ is a label. */
const DASH_AFTER_LABEL = /\p{Script=Han}(?<!增)[-—－/]+$/u;
const MAY_BE_SECTION = /^.{2,40}$/u;
const LONGEST_LABEL = 60;
/** No label of the form has a comma outside its brackets; the note above table 3 has. */
const HAS_COMMA = /[，,：:]/u;
/** A whole table in one line with the text before it. */
const HOLDS_TABLE = /自然人.*予以公开|信息内容.*规范性文件/u;
const isSentence = (text: string) => /[。；;！？]/u.test(withoutInstructions(text));

const SHORTEST_TO_CUT = 5;

const MOST_PIECES = 5;

/** 结果 and 纠正, 本年新 and 制作数量 under it: pieces that together are one label. */
function joinBrokenLabel(marks: Mark[]): void {
  let text = '';
  for (let count = 1; count <= MOST_PIECES && count <= marks.length; count++) {
    const first = marks.at(-count)!;
    if (first.kind !== 'words' && first.kind !== 'label') return;
    text = first.text + text;
    if (count === 1) continue;
    const meanings = findWholeLabel(text);
    if (meanings.length === 0) continue;
    marks.splice(-count, count, { ...first, kind: 'label', text, meanings });
    return;
  }
}
