import type { TableName } from '@gongkai/statute';
import { type LabelMeaning, meaningAs } from '../../form/table-labels.ts';
import type { Line } from '../../source/source-document.ts';
import { TableBuilder } from '../table-builder.ts';
import type { RowReading, TableReading } from '../table-reading.ts';
import { arePiecesOfLabels } from './cut-labels.ts';
import { type Mark, markTokens } from './mark-tokens.ts';
import type { OpenRow, OpenTable } from './open-table.ts';
import { placeIn, ValuePlacer } from './place-values.ts';
import { readApplications } from './read-applications.ts';
import { readProactive } from './read-proactive.ts';
import { byGroup, readRemedies } from './read-remedies.ts';
import { type ScannedLine, scanLines } from './scan-lines.ts';
import { Stack } from './stack.ts';
import { findSegments, type Segment, TABLE_OF } from './table-segments.ts';

export interface TablesInLines {
  readonly tables: readonly TableReading[];
  /** Numbers of the lines that are a table's: everything else is text of the report. */
  readonly used: ReadonlySet<number>;
}

/**
 * The three tables out of text, however it lays them out: its pieces are found (scan), told apart into labels of the form and
 * values (mark), parted among the tables (segments), put into rows, and the values of each row given to its columns.
 */
export function findTablesInLines(lines: readonly Line[]): TablesInLines {
  const scanned = scanLines(lines);
  const marks = markTokens(scanned);
  const stack = new Stack(scanned, marks);
  const placer = new ValuePlacer(scanned, stack);
  const open = findSegments(marks).map(segment => [segment, openTable(segment, scanned)] as const);
  for (const [, table] of open) placer.learn(table);
  const tables: TableReading[] = [];
  const used = new Set<number>();
  for (const [segment, table] of open) {
    const readings = placer.place(table);
    if (!isTable(segment, table.rows, readings)) continue;
    tables.push(readingOf(segment, table, readings, scanned));
    for (const line of linesOf(segment, table.rows, scanned)) used.add(line);
  }
  return { tables, used };
}

function openTable(segment: Segment, lines: readonly ScannedLine[]): OpenTable {
  if (segment.table === 'proactive') return readProactive(segment, lines);
  return segment.table === 'applications' ? readApplications(segment, lines) : readRemedies(segment, lines);
}

function readingOf(
  { table, marks }: Segment,
  { rows, strangers }: OpenTable,
  readings: readonly RowReading[],
  lines: readonly ScannedLine[],
): TableReading {
  const builder = new TableBuilder(table);
  const sourceOf = (mark: Mark) => placeIn(lines[mark.line]!, mark.from, mark.to);
  for (const mark of marks)
    for (const meaning of meaningOf(mark, table)) builder.addLabel(mark.text, meaning, sourceOf(mark));
  for (const [index, reading] of readings.entries()) {
    const { label, above, body } = rows[index]!;
    const source = sourceOf((label ?? body[0] ?? above)!);
    for (const row of table === 'remedies' ? byGroup(reading) : [reading]) builder.addRow(row, source);
  }
  for (const mark of strangers) builder.addUnknownRow({ text: mark.text, source: sourceOf(mark) });
  return builder.finish()!;
}

/** A label without a number that can be a head (合计) is one: all rows with heads' names are numbered. */
function meaningOf({ text, meanings }: Mark, table: TableName): readonly LabelMeaning[] {
  const own = meanings.filter(({ role }) => TABLE_OF[role] === table);
  const heads = /^[（(\d]/u.test(text) ? [] : own.filter(({ role }) => role === 'applicant');
  return [...heads, ...own].slice(0, 1);
}

/** A word or two of the form in a sentence's place, or in another table of the report's own, are no table of the form. */
function isTable({ table, marks }: Segment, rows: readonly OpenRow[], readings: readonly RowReading[]): boolean {
  const labels = marks.filter(({ kind }) => kind === 'label');
  if (table === 'applications') return rows.length >= 3;
  if (table === 'remedies') return rows.length > 0 && (labels.length >= 2 || readings.some(({ loose }) => !loose));
  if (readings.every(({ cells, loose }) => Object.keys(cells).length === 0 && !loose?.length)) return false;
  const heads = labels.filter(({ meanings }) => meaningAs(meanings, 'article', 'proactive-head', 'proactive-column'));
  return rows.length >= 2 && (heads.length > 0 || rows.length >= 4);
}

/** From the first label to the last cell, without what stands between as text; with the borders drawn around. */
function* linesOf({ marks }: Segment, rows: readonly OpenRow[], lines: readonly ScannedLine[]): Iterable<number> {
  let last = 0;
  for (const { label, body } of rows) {
    const end = body.findLast(({ kind }) => kind === 'value') ?? label;
    last = Math.max(last, end?.line ?? 0);
  }
  let first = marks.find(isOfTable)?.line ?? last;
  while (first > 0 && isBorder(lines[first - 1]!)) first--;
  for (let line = last + 1; line < lines.length && (isBorder(lines[line]!) || isEmpty(lines[line]!)); line++)
    if (!isEmpty(lines[line]!)) last = line;
  const text = new Set(marks.filter(({ kind }) => kind === 'sentence').map(({ line }) => line));
  for (let line = first; line <= last; line++) if (!text.has(line)) yield line;
}

const isOfTable = ({ kind, text }: Mark) =>
  kind === 'label' || kind === 'value' || (kind === 'words' && arePiecesOfLabels(text));
const isEmpty = ({ text }: ScannedLine) => text.trim() === '';

/** A line of pipes or dashes, or of three cells and more: the heads that a converter makes up. */
const isBorder = (line: ScannedLine) => line.slots.length > 2 || (line.tokens.length === 0 && !isEmpty(line));
