import { readOpennessMark } from '@gongkai/statute';
import { TooCostly } from '../archive/budget.ts';
import { findMarkings } from '../markings/find-markings.ts';
import { extractText } from '../text/extract-text.ts';
import type { ExtractedText, UnreadPart } from '../text/line.ts';
import { PICTURE_TYPES } from '../types/accepted-types.ts';
import { sniffType } from '../types/sniff-type.ts';
import type { ReadingOutcome } from './inspection.ts';

const TEXT_KEPT = 2_000_000;
const UNREAD_KEPT = 100;
/** Pictures with hardly a word around them are a scan: its marks are in the pictures. */
const WORDS_OF_A_SCAN = 50;

/** Type, text, marks of one file. Runs in a reader process. */
export function inspectBytes(bytes: Buffer): ReadingOutcome {
  const sniffed = sniffType(bytes);
  if ('refused' in sniffed) return { ok: false, refusal: { code: 'type-not-accepted', why: sniffed.refused } };
  const { type } = sniffed;
  try {
    const extracted = extractText(bytes, type);
    const { marked, doubts } = findMarkings(extracted.lines);
    const isMarked = marked.length > 0;
    const text = extracted.lines.map(line => line.text).join('\n');
    const blind = PICTURE_TYPES.has(type) || hidesWords(extracted);
    return {
      ok: true,
      value: {
        type,
        verdict: isMarked ? 'marked' : blind ? 'unreadable' : 'clear',
        marked,
        doubts,
        unread: extracted.unread.slice(0, UNREAD_KEPT),
        openness: isMarked ? null : readOpennessMark(text),
        text: isMarked ? '' : text.slice(0, TEXT_KEPT),
      },
    };
  } catch (fault) {
    if (fault instanceof TooCostly) return { ok: false, refusal: { code: 'too-costly', excess: fault.excess } };
    throw fault;
  }
}

function hidesWords({ lines, unread }: ExtractedText): boolean {
  if (unread.some(({ why }: UnreadPart) => why !== 'picture')) return true;
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  return unread.length > 0 && characters < WORDS_OF_A_SCAN;
}
