import type { Line } from '../../source/source-document.ts';
import { TableBuilder } from '../table-builder.ts';
import type { TableReading } from '../table-reading.ts';
import { type Mark, markTokens } from './mark-tokens.ts';
import { type OpenRow, placeIn, ValuePlacer } from './place-values.ts';
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
  const tables: TableReading[] = [];
  const used = new Set<number>();
  for (const segment of findSegments(marks)) {
    const found = readSegment(segment, scanned, stack);
    if (!found) continue;
    tables.push(found.table);
    for (const line of found.lines) used.add(line);
  }
  return { tables, used };
}

function readSegment(segment: Segment, lines: readonly ScannedLine[], stack: Stack) {
  const { table, marks } = segment;
  const { rows, strangers } = openTable(segment);
  if (!isTable(segment, rows)) return null;
  const builder = new TableBuilder(table);
  const sourceOf = (mark: Mark) => placeIn(lines[mark.line]!, mark.from, mark.to);
  for (const mark of marks)
    for (const meaning of mark.meanings.filter(({ role }) => TABLE_OF[role] === table).slice(0, 1))
      builder.addLabel(mark.text, meaning, sourceOf(mark));
  const readings = new ValuePlacer(lines, stack).place(rows);
  for (const [index, reading] of readings.entries()) {
    const source = sourceOf(rows[index]!.label ?? rows[index]!.body[0]!);
    for (const row of table === 'remedies' ? byGroup(reading) : [reading]) builder.addRow(row, source);
  }
  for (const mark of strangers) builder.addUnknownRow({ text: mark.text, source: sourceOf(mark) });
  return { table: builder.finish()!, lines: linesOf(segment, rows) };
}

function openTable({ table, marks }: Segment): { rows: readonly OpenRow[]; strangers: readonly Mark[] } {
  if (table === 'proactive') return readProactive(marks);
  if (table === 'applications') return readApplications(marks);
  return { rows: readRemedies(marks), strangers: [] };
}

/** A word or two of the form in a sentence's place, or in another table of the report's own, are no table of the form. */
function isTable({ table, marks }: Segment, rows: readonly OpenRow[]): boolean {
  const labels = marks.filter(({ kind }) => kind === 'label');
  if (table === 'applications') return rows.length >= 3;
  if (table === 'remedies')
    return rows.length > 0 && (labels.length >= 3 || rows.some(({ body, columns }) => body.length === columns?.length));
  const heads = labels.filter(({ meanings }) => !meanings.some(({ role }) => role === 'proactive-row'));
  return rows.length >= 2 && (heads.length > 0 || rows.length >= 4);
}

/** From the first label to the last cell, without what stands between as text. */
function* linesOf({ marks }: Segment, rows: readonly OpenRow[]): Iterable<number> {
  const ends = rows.flatMap(({ label, body }) => [label, ...body.filter(({ kind }) => kind === 'value')]);
  const last = Math.max(...ends.map(mark => mark?.line ?? 0));
  const first = marks.find(({ kind }) => kind === 'label' || kind === 'value')?.line ?? last;
  const text = new Set(marks.filter(({ kind }) => kind === 'sentence').map(({ line }) => line));
  for (let line = first; line <= last; line++) if (!text.has(line)) yield line;
}
