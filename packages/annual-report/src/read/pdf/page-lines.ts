import type { TextRun } from './text-runs.ts';

export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

const CHINESE = /[\u2e80-\uffef]|[\u{20000}-\u{3ffff}]/u;

/** Runs as lines from top to bottom; a gap wider than a character and a half is a tab. */
export function toLines(runs: readonly TextRun[]): readonly PageLine[] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((one, other) => middle(one) - middle(other))) {
    const row = rows.at(-1);
    const near = row && Math.abs(middle(row[0]!) - middle(run)) <= 0.45 * Math.min(row[0]!.height, run.height);
    if (near) row.push(run);
    else rows.push([run]);
  }
  return rows
    .map(row => {
      const sorted = row.sort((one, other) => one.left - other.left);
      return {
        text: sorted.reduce((text, run, n) => (n === 0 ? run.text : joinAcross(text, sorted[n - 1]!, run)), ''),
        left: sorted[0]!.left,
        right: Math.max(...sorted.map(({ left, width }) => left + width)),
        top: Math.min(...sorted.map(({ top }) => top)),
        height: Math.max(...sorted.map(({ height }) => height)),
      };
    })
    .map(line => ({ ...line, text: withoutSetSpaces(line.text) }));
}

const middle = ({ top, height }: TextRun) => top + height / 2;

function joinAcross(text: string, before: TextRun, run: TextRun): string {
  const gap = run.left - (before.left + before.width);
  const size = Math.min(before.height, run.height);
  if (gap > 1.5 * size) return `${text}\t${run.text}`;
  const isWord = /[\w.)]$/.test(text) && /^[\w(]/.test(run.text);
  return gap > 0.2 * size && isWord ? `${text} ${run.text}` : `${text}${run.text}`;
}

/** Typesetters put a little space between Chinese and figures (2023 年); it is not the author's. */
const withoutSetSpaces = (text: string) =>
  text
    .replace(/(?<=[\u2e80-\uffef]) +(?=\S)/gu, '')
    .replace(/(?<=\S) +(?=[\u2e80-\uffef])/gu, '')
    .replace(/ {2,}/g, ' ');

/** The text of a cell, its lines under each other. */
export const joinRuns = (runs: readonly TextRun[]): string =>
  toLines(runs)
    .map(({ text }) => text.trim())
    .join('\n');

/** Lines of a page joined to paragraphs: a full line goes on in the next one unless that is set in, larger, or far below. */
export function toParagraphs(lines: readonly PageLine[]): readonly PageLine[] {
  if (lines.length === 0) return [];
  const right = Math.max(...lines.map(line => line.right));
  const left = mostCommonLeft(lines);
  const paragraphs: { text: string; left: number; right: number; top: number; height: number; last: PageLine }[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && goesOn(open.last, line, left, right)) {
      const joint = CHINESE.test(open.text.at(-1) ?? '') || CHINESE.test(line.text[0] ?? '') ? '' : ' ';
      open.text += `${joint}${line.text.trimStart()}`;
      open.right = Math.max(open.right, line.right);
      open.height = line.top + line.height - open.top;
      open.left = Math.min(open.left, line.left);
      open.last = line;
    } else paragraphs.push({ ...line, last: line });
  }
  return paragraphs.map(({ last: _, ...paragraph }) => paragraph);
}

function goesOn(before: PageLine, line: PageLine, left: number, right: number): boolean {
  const size = before.height;
  if (before.text.includes('\t') || line.text.includes('\t')) return false;
  const isFull = before.right > right - 1.6 * size;
  const isSetIn = line.left > left + 0.8 * size;
  const isAsLarge = Math.abs(line.height - size) <= 0.2 * size;
  const isNear = line.top - before.top <= 2.6 * size;
  return isFull && !isSetIn && isAsLarge && isNear;
}

function mostCommonLeft(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { left } of lines) counts.set(Math.round(left / 3), (counts.get(Math.round(left / 3)) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= 2).map(([at]) => at * 3);
  return Math.min(...(often.length > 0 ? often : lines.map(({ left }) => left)));
}
