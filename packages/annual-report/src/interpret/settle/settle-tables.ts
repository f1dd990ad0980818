import { type ReportFormat, reportFormFor, type TableName } from '@gongkai/statute';
import { columnsOf, remedyRowIds, rowOrder, votesFor } from '../../form/form-cells.ts';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';
import type { Cell, PrintedLabel, TableValues } from '../../model/report.ts';
import { parseCell } from '../../read/parse-cell.ts';
import type { CellText, TableReading } from '../table-reading.ts';
import { keyOf, type MergedRow, mergeRows, placeOf } from './merge-rows.ts';
import { type OpenRow, recover } from './recover.ts';
import { type Candidates, waysToFill } from './row-candidates.ts';
import { sumsOf } from './sums.ts';

export interface SettledTables {
  readonly format: ReportFormat | null;
  readonly proactive: TableValues;
  readonly applications: TableValues;
  readonly remedies: TableValues;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly labels: readonly PrintedLabel[];
  readonly problems: readonly Problem[];
}

const TABLES: readonly TableName[] = ['proactive', 'applications', 'remedies'];

/** Texts in columns → values; what the columns leave open is settled by the form's sums or said to be unreadable. */
export function settleTables(readings: readonly TableReading[], year: number | null): SettledTables {
  const problems: Problem[] = [];
  const rows = TABLES.flatMap(table => {
    const own = readings.filter(reading => reading.table === table);
    const merged = mergeRows(
      table,
      own.flatMap(reading => reading.rows),
    );
    for (const problem of merged.problems) problems.push(problem);
    for (const { text, source } of own.flatMap(reading => reading.unknownRows))
      problems.push(problemOf('row-unknown', { part: 'table', table, source }, text));
    if (own.length > 0 && merged.rows.length === 0)
      problems.push(problemOf('table-unreadable', { part: 'table', table, source: own[0]!.source }));
    const order = rowOrder[table];
    return merged.rows.toSorted((one, other) => order.indexOf(one.row) - order.indexOf(other.row));
  });
  const format = formatOf(rows, year);
  const settled = new Sheet(rows, formatOfTable2(rows) ?? format ?? '2021').settle();
  return {
    format,
    ...settled,
    labels: readings.flatMap(reading => reading.labels),
    problems: [...problems, ...settled.problems],
  };
}

/** By majority of the rows that only one form has; where the rows speak for both alike, the year's form. */
function formatOf(rows: readonly MergedRow[], year: number | null): ReportFormat | null {
  if (rows.length === 0) return null;
  const votes = votesFor(rows.map(row => ({ table: row.table, row: row.row, columns: [...row.cells.keys()] })));
  if (votes['2019'] !== votes['2021']) return votes['2019'] > votes['2021'] ? '2019' : '2021';
  return year === null ? null : (reportFormFor(year)?.format ?? null);
}

/** What table 2 says of itself: its rows that one form alone has, or the columns it prints. */
function formatOfTable2(rows: readonly MergedRow[]): ReportFormat | null {
  const own = rows.filter(({ table }) => table === 'proactive');
  return formatOf(own, null);
}

/** The rows of the three tables while their cells are settled. */
class Sheet {
  readonly #rows: readonly MergedRow[];
  /** Whose columns a row of table 2 has where its own cells do not say. */
  readonly #format: ReportFormat;
  readonly #cells: Record<string, Cell> = {};
  readonly #values = new Map<string, number>();
  readonly #missing = new Set<string>();
  readonly #open: { readonly row: MergedRow; readonly open: OpenRow; readonly how: Candidates['how'] }[] = [];
  readonly #problems: Problem[] = [];

  constructor(rows: readonly MergedRow[], format: ReportFormat) {
    this.#rows = rows;
    this.#format = format;
  }

  settle() {
    for (const row of this.#rows) this.#readRow(row);
    if (this.#open.length > 0 || this.#missing.size > 0) this.#recover();
    return {
      proactive: this.#tableOf('proactive'),
      applications: this.#tableOf('applications'),
      remedies: this.#tableOf('remedies'),
      cells: this.#cells,
      problems: this.#problems,
    };
  }

  #readRow(row: MergedRow): void {
    for (const [column, text] of row.cells) this.#readCell(row, column, text);
    const open = this.#openCellsOf(row);
    if (open.length === 0) return;
    if (row.loose.length === 0) {
      for (const { key } of open) this.#missing.add(key);
      return;
    }
    const certain = certainTexts(row.loose, open.length);
    if (certain) {
      for (const [index, cell] of open.entries()) this.#readCell(cell.row, cell.column, certain[index]!);
      return;
    }
    const { ways, how } = waysToFill(row.loose, open.length, totalEvery(row, open.length));
    this.#open.push({ row, open: { keys: open.map(({ key }) => key), ways }, how });
  }

  #readCell(row: Pick<MergedRow, 'table' | 'row'> & Partial<MergedRow>, column: string, cell: CellText): void {
    const place = placeOf(row.table, row.row, column, cell);
    const conflict = row.conflicts?.get(column);
    if (conflict) {
      this.#cells[keyOf(row, column)] = { printed: conflict, kind: 'words', place };
      return;
    }
    const { kind, value, unit = cell.unit } = parseCell(cell.text);
    this.#cells[keyOf(row, column)] = {
      printed: cell.text,
      kind,
      ...(unit && kind === 'number' ? { unit } : {}),
      place,
    };
    if (value !== null) this.#values.set(keyOf(row, column), value);
    if (kind === 'words') this.#problems.push(problemOf('cell-unreadable', place, cell.text));
  }

  #recover(): void {
    const printed = (table: TableName) =>
      new Set(this.#rows.filter(row => row.table === table).flatMap(row => rowIdsOf(row, this.#rows)));
    const sums = sumsOf({ applications: printed('applications'), remedies: printed('remedies') });
    const { values, solutions } = recover(
      this.#values,
      this.#missing,
      this.#open.map(({ open }) => open),
      sums,
    );
    for (const [key, value] of values) this.#values.set(key, value);
    for (const { row, open, how } of this.#open) {
      const source = row.loose[0]!.source;
      const texts = row.loose.map(({ text }) => text.trim()).join(' ');
      if (open.keys.every(key => values.has(key))) {
        for (const key of open.keys) this.#putRecovered(key, texts, how, source);
        continue;
      }
      const code = (solutions.get(open) ?? 0) > 1 ? 'cell-ambiguous' : 'row-unreadable';
      this.#problems.push(problemOf(code, { part: 'table', table: row.table, row: row.row, source }, texts));
    }
    for (const key of this.#missing) if (values.has(key)) this.#putRecovered(key, '', 'sums', undefined);
    const unsolved = this.#rows.filter(row =>
      this.#openCellsOf(row).some(({ key }) => this.#missing.has(key) && !values.has(key)),
    );
    for (const row of unsolved) {
      const source = [...row.cells.values()][0]?.source;
      const text = [...row.cells.values()].map(cell => cell.text.trim()).join(' ');
      this.#problems.push(
        problemOf(
          'row-unreadable',
          { part: 'table', table: row.table, row: row.row, ...(source ? { source } : {}) },
          text,
        ),
      );
    }
  }

  #putRecovered(
    key: string,
    printed: string,
    recovered: NonNullable<Cell['recovered']>,
    source: CellText['source'] | undefined,
  ): void {
    const [table, ...rest] = key.split('.');
    const column = rest.pop()!;
    const place = {
      part: 'cell',
      table: table as TableName,
      row: rest.join('.'),
      column,
      ...(source ? { source } : {}),
    } as const;
    this.#cells[key] = { printed, kind: 'number', recovered, place };
  }

  /** The cells of a row that have no text of their own yet. */
  #openCellsOf(row: MergedRow): readonly OpenCell[] {
    return rowIdsOf(row, this.#rows).flatMap(id => {
      const target = { table: row.table, row: id };
      const printed = id === row.row ? [...row.cells.keys()] : [];
      return columnsOf(row.table, id, printed, this.#format)
        .filter(column => !printed.includes(column))
        .map(column => ({ row: target, column, key: keyOf(target, column) }));
    });
  }

  #tableOf(table: TableName): TableValues {
    const rows = this.#rows.filter(row => row.table === table);
    const ids = new Set(rows.flatMap(row => rowIdsOf(row, this.#rows)));
    return Object.fromEntries(
      [...ids].map(id => {
        const cells = rows.find(({ row }) => row === id)?.cells ?? new Map<string, CellText>();
        const columns = columnsOf(table, id, [...cells.keys()], this.#format);
        return [
          id,
          Object.fromEntries(
            columns.map(column => [column, this.#values.get(keyOf({ table, row: id }, column)) ?? null]),
          ),
        ];
      }),
    );
  }
}

/** Whole rows of tables 3 and 4 end with their total. */
function totalEvery({ table, row }: MergedRow, openCount: number): number | null {
  const count = columnsOf(table, row, [], '2021').length;
  return table !== 'proactive' && openCount % count === 0 ? count : null;
}

interface OpenCell {
  readonly row: Pick<MergedRow, 'table' | 'row'>;
  readonly column: string;
  readonly key: string;
}

const rowIdsOf = (row: MergedRow, all: readonly MergedRow[]): readonly string[] =>
  spansTable(row, all) ? remedyRowIds : [row.row];

/** Table 4 is one row of fifteen: what stands loose in it belongs to all three groups. */
const spansTable = (row: MergedRow, all: readonly MergedRow[]) =>
  row.table === 'remedies' &&
  row.cells.size === 0 &&
  row.loose.length > 0 &&
  all.filter(({ table }) => table === 'remedies').length === 1;

/** As many texts as columns, blanks at the ends aside: nothing to settle. */
function certainTexts(loose: readonly CellText[], count: number): readonly CellText[] | null {
  const isPrinted = ({ text }: CellText) => parseCell(text).kind !== 'blank';
  const inner = loose.slice(Math.max(0, loose.findIndex(isPrinted)), loose.findLastIndex(isPrinted) + 1);
  return [loose, inner, loose.filter(isPrinted)].find(texts => texts.length === count) ?? null;
}
