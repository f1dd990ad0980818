import { foldText } from './fold-text.ts';

/** A passage with the hits marked: text and marks apart, so that nothing has to be escaped twice. */
export type MarkedText = readonly { readonly text: string; readonly hit: boolean }[];

/** Marks every occurrence of the folded words; overlapping hits become one. */
export function markHits(text: string, words: readonly string[]): MarkedText {
  const folded = foldText(text);
  const spans = words.flatMap(word => occurrences(folded, word)).sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { from, to } of merge(spans)) {
    if (from > at) parts.push({ text: text.slice(at, from), hit: false });
    parts.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function occurrences(folded: string, word: string): Span[] {
  const spans: Span[] = [];
  for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
    spans.push({ from, to: from + word.length });
  }
  return spans;
}

function merge(spans: readonly Span[]): Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
