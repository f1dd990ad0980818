import { normaliseLabel } from '../../form/normalise-label.ts';
import type { LabelMeaning } from '../../form/table-labels.ts';
import type { Mark } from './mark-tokens.ts';
import type { Segment } from './table-segments.ts';

/** A row's label and everything between it and the next label. */
export interface RowDraft {
  readonly row: string;
  readonly label: Mark;
  readonly body: Mark[];
  /** The label, sentence or strange row after it: where its cells end at the latest. */
  next: Mark | null;
}

/** What a label is to the rows of its table: a row, a head (the row before ends), or beside them (a group's label). */
export type LabelPart = { readonly row: LabelMeaning } | 'head' | 'beside';

export interface CollectedRows {
  readonly drafts: readonly RowDraft[];
  /** Rows that the form does not have. */
  readonly strangers: readonly Mark[];
}

/** @param fewest the smallest number of columns that the row has in any form. */
export function collectRows(
  { marks, after }: Pick<Segment, 'marks' | 'after'>,
  partOf: (mark: Mark, index: number) => LabelPart,
  fewest: (row: string) => number,
): CollectedRows {
  const drafts: RowDraft[] = [];
  const strangers: Mark[] = [];
  let current: RowDraft | null = null;
  const end = (next: Mark) => {
    if (current) current.next ??= next;
    current = null;
  };
  for (const [index, mark] of marks.entries()) {
    if (mark.kind === 'label') {
      const part = partOf(mark, index);
      if (part === 'beside') {
        if (current) current.next ??= mark;
      } else if (part === 'head') end(mark);
      else if (!isSameAgain(current, part.row.id)) {
        end(mark);
        current = { row: part.row.id, label: mark, body: [], next: null };
        drafts.push(current);
      }
    } else if (mark.kind === 'sentence') end(mark);
    else if (current && isStranger(marks, index, current, fewest(current.row))) {
      strangers.push(mark);
      end(mark);
    } else if (current) take(current, mark);
  }
  if (after) end(after);
  return { drafts, strangers };
}

/** A value after a group's label still belongs to the row before: side labels of a PDF stand where they like. */
function take(draft: RowDraft, mark: Mark): void {
  draft.body.push(mark);
  if (mark.kind === 'value') draft.next = null;
}

const isSameAgain = (current: RowDraft | null, row: string) =>
  current !== null && current.row === row && current.body.every(({ kind }) => kind !== 'value');

/**
 * Strange words with values of their own after them, on a line of their own or where the row before is complete: a row added
 * by a province. The rest of a label broken over lines is none.
 */
function isStranger(marks: readonly Mark[], index: number, { label, body }: RowDraft, fewest: number): boolean {
  const mark = marks[index]!;
  if (mark.kind !== 'words' || mark.line === label.line || marks[index + 1]?.kind !== 'value') return false;
  if (isRestOf(label, mark)) return false;
  const isRowOfItsOwn = marks[index + 1]!.line === mark.line;
  let values = 0;
  while (marks[index + 1 + values]?.kind === 'value') values++;
  const isComplete = body.filter(({ kind }) => kind === 'value').length >= fewest;
  return isRowOfItsOwn || isComplete || values >= fewest;
}

/** The rest of a label that a PDF breaks over lines. */
export function isRestOf(label: Mark, mark: Mark): boolean {
  const official = label.meanings.map(meaning => normaliseLabel(meaning.official));
  const words = mark.text.split(/\s+/u);
  return words.some((_, from) => {
    const rest = normaliseLabel(words.slice(from).join(''));
    return rest.length > 0 && official.some(text => text.includes(rest));
  });
}
