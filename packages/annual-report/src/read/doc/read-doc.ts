import { problemOf } from '../../model/problem-texts.ts';
import type { Block, Grid, Paragraph, SourceDocument } from '../../source/source-document.ts';
import { numberBlocks } from '../number-blocks.ts';
import { ListCounter } from '../numbering/list-counter.ts';
import { ReadingBudget } from '../reading-budget.ts';
import { ReadingStopped, type ReadOutcome, readSafely } from '../reading-stopped.ts';
import { ByteView } from './byte-view.ts';
import { readCompoundFile } from './compound-file.ts';
import { readFileInformation } from './file-information.ts';
import { findRun, readFormattedPages } from './formatted-pages.ts';
import { type DocList, readLists } from './lists.ts';
import { applyParagraphSprms, type ParagraphFormat } from './paragraph-format.ts';
import { type Piece, readPieces, readTextOf } from './pieces.ts';
import { StoryReader } from './story-reader.ts';
import { readStyles } from './style-sheet.ts';
import { readTextBoxes } from './text-boxes.ts';
import { readTextMarks } from './text-marks.ts';

/** A .doc or .wps as Word 97 to 2003 and WPS write it ([MS-DOC]). */
export const readDoc = (bytes: Uint8Array): ReadOutcome => readSafely(() => read(bytes));

function read(bytes: Uint8Array): SourceDocument {
  const file = readCompoundFile(bytes);
  const streamOf = (name: string) => {
    const stream = file.read(name);
    return stream && new ByteView(stream);
  };
  const stream = streamOf('WordDocument');
  if (!stream) throw new ReadingStopped('damaged');
  const fib = readFileInformation(stream);
  const table = streamOf(fib.tableStream);
  if (!table) throw new ReadingStopped('damaged', fib.tableStream);
  const data = streamOf('Data');

  const pieces = readPieces(table.slice(fib.pieces.at, fib.pieces.length));
  const text = readTextOf(stream, pieces);
  if (text.length < fib.mainLength) throw new ReadingStopped('damaged');
  const paragraphs = readFormattedPages(stream, table, fib.paragraphPages, 'paragraphs');
  const characters = readFormattedPages(stream, table, fib.characterPages, 'characters');
  const marks = readTextMarks(text.length, pieces, characters);
  const styleOf = readStyles(table, fib.styles);
  const boxes = readTextBoxes(table, fib);
  const budget = new ReadingBudget();

  const formatAt = (position: number): ParagraphFormat => {
    const piece = pieceAt(pieces, position);
    const run = piece && findRun(paragraphs, piece.at + (position - piece.from) * piece.width);
    const list = run && run.list.length >= 2 ? run.list : null;
    const format = { ...styleOf(list ? list.u16(0) : 0).format };
    if (list) applyParagraphSprms(format, list.slice(2, list.length - 2), data);
    if (piece?.changes) applyParagraphSprms(format, piece.changes, data);
    return format;
  };
  const headingLevelOf = ({ outline, style }: ParagraphFormat) =>
    outline !== undefined && outline <= 8 ? outline + 1 : styleOf(style).headingLevel;
  const document = { text, marks, formatAt, headingLevelOf, numberOf: numbersOf(readLists(table, fib)) };
  const readBox = ({ from, to }: { from: number; to: number }) =>
    new StoryReader({ ...document, boxesAt: () => [] }, budget).read(from, to).filter(hasText);
  const boxesAt = (position: number) => (boxes.get(position) ?? []).flatMap(readBox);

  const found = {
    hasTrackedChanges: marks.hasTrackedChanges,
    hasTextBoxes: boxes.size > 0,
    isCutOff: file.isCutOff,
  };
  const blocks = numberBlocks(new StoryReader({ ...document, boxesAt }, budget).read(0, fib.mainLength));
  return { format: 'doc', blocks, problems: problemsOf(found, blocks) };
}

function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.to <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

function numbersOf(lists: readonly DocList[]): (format: ParagraphFormat) => string {
  const counter = new ListCounter();
  return ({ list: number, listLevel: at = 0 }) => {
    const found = number === undefined ? undefined : lists[number - 1];
    if (!found) return '';
    const start = found.restarts[at];
    return counter.next(found.list, found.levels, at, start === undefined ? undefined : { by: String(number), start });
  };
}

const hasText = (block: Paragraph | Grid) => block.kind === 'grid' || block.text.trim() !== '';

interface Peculiarities {
  readonly hasTrackedChanges: boolean;
  readonly hasTextBoxes: boolean;
  readonly isCutOff: boolean;
}

const problemsOf = ({ hasTrackedChanges, hasTextBoxes, isCutOff }: Peculiarities, blocks: readonly Block[]) =>
  (
    [
      ['tracked-changes-accepted', hasTrackedChanges],
      ['text-box-read', hasTextBoxes],
      ['damaged', isCutOff],
      ['empty-file', blocks.every(block => block.kind === 'paragraph' && block.text.trim() === '')],
    ] as const
  ).flatMap(([code, is]) => (is ? [problemOf(code, { part: 'report' })] : []));
