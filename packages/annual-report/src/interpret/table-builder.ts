import type { TableName } from '@gongkai/statute';
import { unitInLabel } from '../form/label-unit.ts';
import type { LabelMeaning } from '../form/table-labels.ts';
import type { SourcePlace } from '../model/place.ts';
import type { PrintedLabel } from '../model/report.ts';
import type { CellText, RowReading, TableReading } from './table-reading.ts';

/** Collects what is read of one of the three tables, from one grid or from many that continue each other. */
export class TableBuilder {
  readonly table: TableName;
  readonly #rows: RowReading[] = [];
  readonly #labels = new Map<string, PrintedLabel>();
  /** Row of table 2 → unit in the head above it. */
  readonly #units = new Map<string, string>();
  readonly #unknownRows: CellText[] = [];
  #source: SourcePlace | null = null;

  constructor(table: TableName) {
    this.table = table;
  }

  get lastRow(): string | null {
    return this.#rows.at(-1)?.row ?? null;
  }

  addRow(row: RowReading, source: SourcePlace): void {
    this.#source ??= source;
    this.#rows.push(row);
  }

  addUnknownRow(row: CellText): void {
    this.#unknownRows.push(row);
  }

  /** Labels that are not the form's own, each printed way once. */
  addLabel(printed: string, meaning: LabelMeaning, source: SourcePlace): void {
    this.#source ??= source;
    this.#noteUnit(printed, meaning);
    if (meaning.kind === 'official') return;
    const text = printed.replace(/\s+/gu, ' ').trim();
    const key = `${meaning.role} ${meaning.id} ${text}`;
    if (this.#labels.has(key)) return;
    const isRow = meaning.role.endsWith('-row') || meaning.role === 'remedy-group';
    this.#labels.set(key, {
      printed: text,
      official: meaning.official,
      kind: meaning.kind === 'variant' ? 'variant' : 'misprint',
      place: { part: 'table', table: this.table, ...(isRow ? { row: meaning.id } : { column: meaning.id }), source },
    });
  }

  /** Both sums of money stand in a column `amount`, each with a head of its own. */
  #noteUnit(printed: string, { role, id, official }: LabelMeaning): void {
    if (role !== 'proactive-column' || id !== 'amount') return;
    const unit = unitInLabel(printed);
    if (unit) this.#units.set(official.startsWith('采购') ? 'procurement' : 'fees', unit);
  }

  #withUnit(row: RowReading): RowReading {
    const unit = this.#units.get(row.row);
    const amount = row.cells.amount;
    return unit && amount ? { ...row, cells: { ...row.cells, amount: { ...amount, unit } } } : row;
  }

  /** Null where nothing of the table was found. */
  finish(): TableReading | null {
    if (!this.#source) return null;
    return {
      table: this.table,
      format: null,
      rows: this.#units.size > 0 ? this.#rows.map(row => this.#withUnit(row)) : this.#rows,
      labels: [...this.#labels.values()],
      unknownRows: this.#unknownRows,
      source: this.#source,
    };
  }
}
