import type { Block, Line, Lines, SourceDocument } from '../source/source-document.ts';
import { parseTitle } from './title/parse-title.ts';

const SEPARATOR = /\t|\||\s{3,}|\u3000{2,}/u;

/**
 * Two reports in two columns of a text: a line that holds two titles says so. Every line is parted in its middle, cell by cell, and
 * the left report stands before the right one. A line that has no middle belongs to neither: its row is then missing, not guessed.
 */
export function partSideBySide(document: SourceDocument): SourceDocument {
  if (!document.blocks.some(block => block.kind === 'lines' && block.lines.some(hasTwoTitles))) return document;
  return {
    ...document,
    blocks: document.blocks.flatMap((block): readonly Block[] => (block.kind === 'lines' ? partLines(block) : [block])),
  };
}

function partLines({ lines }: Lines): readonly Lines[] {
  const from = lines.findIndex(hasTwoTitles);
  if (from < 0) return [{ kind: 'lines', lines }];
  const sides = lines.slice(from).map(partLine);
  return [
    { kind: 'lines', lines: [...lines.slice(0, from), ...sides.flatMap(([left]) => left ?? [])] },
    { kind: 'lines', lines: sides.flatMap(([, right]) => right ?? []) },
  ];
}

const hasTwoTitles = ({ text }: Line) => {
  if (text.length > 160 || !/公开|公開/u.test(text)) return false;
  const cells = text.split(SEPARATOR).filter(cell => cell.trim() !== '');
  return cells.length === 2 && cells.every(cell => parseTitle(cell)?.agency);
};

function partLine(line: Line): readonly [Line | null, Line | null] {
  if (line.text.trim() === '') return [line, line];
  const separator = line.text.includes('\t') ? '\t' : line.text.includes('|') ? '|' : null;
  const cells = separator ? line.text.split(separator) : line.text.split(SEPARATOR);
  if (cells.length % 2 > 0) return [null, null];
  const middle = cells.length / 2;
  const join = (part: readonly string[]): Line => ({ text: part.join(separator ?? '   '), source: line.source });
  return [join(cells.slice(0, middle)), join(cells.slice(middle))];
}
