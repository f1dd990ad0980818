import type { TextLine, Zone } from '../text/line.ts';
import { MARKING_RULES, type MarkingRuleId } from './marking-rules.ts';
import { normaliseLine } from './normalise-line.ts';

/** Where a mark stands. Never the words around it: a mark's line may itself be secret. */
export interface MarkingPlace {
  readonly rule: MarkingRuleId;
  readonly title: string;
  readonly zone: Zone;
  readonly part: string;
  readonly page: number;
  readonly line: number;
}

export interface Markings {
  readonly marked: readonly MarkingPlace[];
  /** Let in, but shown to whoever does the 保密审查. */
  readonly doubts: readonly MarkingPlace[];
}

const HEAD_LINES = 6;
/** A mark is short; a longer line is a sentence, and only its stars are looked at. */
const LONGEST_MARK = 48;
const SENTENCE_RULES = MARKING_RULES.filter(rule => rule.id === 'star-in-sentence');
const LONGEST_LOOKED_AT = 4_000;
const PLACES_KEPT = 50;

export function findMarkings(lines: readonly TextLine[]): Markings {
  const marked: MarkingPlace[] = [];
  const doubts: MarkingPlace[] = [];
  for (const line of joinUprightWriting(lines)) {
    const text = normaliseLine(line.text.slice(0, LONGEST_LOOKED_AT));
    if (text === '' || (text.length > LONGEST_MARK && !text.includes('★'))) continue;
    const judged = { text, zone: line.zone, atHead: line.line <= HEAD_LINES && isPageText(line.zone) };
    const rules = text.length > LONGEST_MARK ? SENTENCE_RULES : MARKING_RULES;
    const found = rules.find(rule => rule.matches(judged));
    const list = found?.weight === 'marked' ? marked : doubts;
    if (found && list.length < PLACES_KEPT) {
      const { zone, part, page } = line;
      list.push({ rule: found.id, title: found.title, zone, part, page, line: line.line });
    }
  }
  return { marked, doubts };
}

function isPageText(zone: Zone): boolean {
  return zone === 'body' || zone === 'cell';
}

/** 机 / 密 / ★ one below the other, as upright text boxes and narrow cells hold them: read as one line besides. */
function joinUprightWriting(lines: readonly TextLine[]): TextLine[] {
  const all = [...lines];
  let start: TextLine | null = null;
  let joined = '';
  const flush = () => {
    if (start && [...joined].length > 1) all.push({ ...start, text: joined });
    start = null;
    joined = '';
  };
  for (const line of lines) {
    if ([...line.text].length > 1 || (start && (start as TextLine).part !== line.part)) flush();
    if ([...line.text].length === 1) {
      start ??= line;
      if (joined.length < LONGEST_MARK) joined += line.text;
    }
  }
  flush();
  return all;
}
