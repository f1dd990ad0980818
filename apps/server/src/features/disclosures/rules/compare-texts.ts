import { diffArrays } from 'diff';

export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Milliseconds after which a comparison makes do with whole paragraphs. */
const LONGEST_MS = 400;
/** Characters between two changes that are shown as changed too: 将2025年 → 将2026年 reads better than single digits. */
const ISLAND = 2;
const WORDS_WITHIN = 6_000;

/** What changed between two texts: paragraphs first, then characters (whole words where letters and digits stand) inside them. */
export function compareTexts(before: string, after: string): Segment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const deadline = performance.now() + LONGEST_MS;
  const paragraphs = diff(splitLines(before), splitLines(after), LONGEST_MS / 2);
  if (!paragraphs) return whole(before, after);
  const segments: Segment[] = [];
  for (let at = 0; at < paragraphs.length; at++) {
    const [part, next] = [paragraphs[at]!, paragraphs[at + 1]];
    const isPair = part.kind === 'removed' && next?.kind === 'added';
    if (!isPair) {
      segments.push(part);
      continue;
    }
    at++;
    segments.push(...compareWords(part.text, next.text, deadline - performance.now()));
  }
  return joinEqualKinds(segments);
}

function compareWords(before: string, after: string, timeMs: number): Segment[] {
  if (timeMs <= 0 || before.length + after.length > WORDS_WITHIN) return whole(before, after);
  const words = diff(splitWords(before), splitWords(after), timeMs);
  if (!words) return whole(before, after);
  const kept = words.filter(part => part.kind === 'same').reduce((sum, part) => sum + part.text.length, 0);
  // Little in common: two texts beside each other read better than a mosaic.
  return kept * 5 < Math.min(before.length, after.length) ? whole(before, after) : joinIslands(words);
}

/** Null when it takes too long. */
function diff(before: string[], after: string[], timeMs: number): Segment[] | null {
  const parts = diffArrays(before, after, { timeout: timeMs });
  return (
    parts?.map(part => ({
      kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
      text: part.value.join(''),
    })) ?? null
  );
}

function whole(before: string, after: string): Segment[] {
  const segments: Segment[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return segments.filter(segment => segment.text !== '');
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function splitWords(text: string): string[] {
  return text.match(/[A-Za-z]+|\d+(?:[.,]\d+)*%?|\s+|./gsu) ?? [];
}

/** `removed added` runs with no more than a few equal characters between them become one change. */
function joinIslands(parts: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    joined.push(...whole(removed, added));
    [removed, added] = ['', ''];
  };
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (
      removed + added !== '' &&
      at < parts.length - 1 &&
      part.text.length <= ISLAND &&
      !part.text.includes('\n')
    ) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}

function joinEqualKinds(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.kind === segment.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + segment.text };
    else joined.push(segment);
  }
  return joined;
}
