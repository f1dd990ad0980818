import { applicantIds, findApplicationRow } from '../../form/application-row.ts';
import { type LabelMeaning, meaningAs } from '../../form/table-labels.ts';
import type { SourcePlace } from '../../model/place.ts';
import type { TableBuilder } from '../table-builder.ts';
import { assignByGeometry, assignByOrder, assignValues, type Head, inOrder, mayBeShifted } from './assign-values.ts';
import { isBlank, type PlacedCell } from './grid-rows.ts';

interface ReadRow {
  readonly id: string;
  readonly values: readonly PlacedCell[];
  readonly source: SourcePlace;
}

/** Reads table 3 row by row; heads printed again on the next page replace those before. */
export class ApplicationRows {
  readonly #builder: TableBuilder;
  #heads: Head[] = [];
  #rowsSinceHeads = 0;
  #group: string | null = null;
  #lastRow: string | null = null;
  readonly #unsure: (ReadRow & { readonly heads: readonly Head[] })[] = [];
  #straight = 0;
  #shifted = 0;

  constructor(builder: TableBuilder) {
    this.#builder = builder;
  }

  read(row: readonly PlacedCell[]): void {
    if (isHeadRow(row)) return this.#readHeads(row);
    const own = row.filter(cell => cell.isOwn);
    const group = row.findLast(cell => meaningAs(cell.meanings, 'application-group'));
    if (group) this.#group = meaningAs(group.meanings, 'application-group')!.id;
    const label = this.#labelOf(own);
    if (!label) return this.#noteUnknown(own);
    const values = own.filter(cell => cell.from >= label.cell.to);
    if (!values.some(value => value.isValue) && !values.some(value => value.meanings.length === 0)) return;
    this.#builder.addLabel(label.cell.text, label.meaning, label.cell.source);
    this.#rowsSinceHeads++;
    this.#lastRow = label.meaning.id;
    const read = { id: label.meaning.id, values, source: label.cell.source };
    const isUnsure = this.#heads.length === applicantIds.length && mayBeShifted(values, this.#heads);
    if (isUnsure) this.#unsure.push({ ...read, heads: this.#heads });
    else this.#add(read, this.#assign(values));
  }

  #add({ id, values, source }: ReadRow, cells: ReadonlyMap<string, PlacedCell> | null): void {
    this.#builder.addRow(
      { row: id, cells: cells ? Object.fromEntries(cells) : {}, ...(cells ? {} : { loose: values }) },
      source,
    );
  }

  /** Rows that fit their heads in two ways go the way of the sure ones; where these go both ways, neither. */
  finish(): void {
    for (const row of this.#unsure) {
      const isShifted = this.#shifted > 0;
      const cells = isShifted
        ? assignByOrder(row.values.slice(0, applicantIds.length), inOrder(row.heads))
        : assignByGeometry(row.values, row.heads);
      this.#add(row, isShifted && this.#straight > 0 ? null : cells);
    }
  }

  /** A table that goes on in a grid of another shape: the heads' columns are no longer those of the grid. */
  enterGrid(): void {
    this.#rowsSinceHeads++;
  }

  /** The innermost label of the row's stub that is a row of the form. */
  #labelOf(own: readonly PlacedCell[]): { cell: PlacedCell; meaning: LabelMeaning } | null {
    for (const cell of own.toReversed()) {
      if (cell.isValue) continue;
      const meaning = findApplicationRow(cell.meanings, { group: this.#group, before: this.#lastRow });
      if (meaning) return { cell, meaning };
    }
    return null;
  }

  #readHeads(row: readonly PlacedCell[]): void {
    if (this.#rowsSinceHeads > 0) this.#heads = [];
    this.#rowsSinceHeads = 0;
    for (const cell of row) {
      const meaning = meaningAs(cell.meanings, 'applicant');
      if (!cell.isOwn || !meaning) continue;
      this.#builder.addLabel(cell.text, meaning, cell.source);
      this.#heads = [
        ...this.#heads.filter(({ id }) => id !== meaning.id),
        { id: meaning.id, from: cell.from, to: cell.to },
      ];
    }
  }

  #assign(values: readonly PlacedCell[]) {
    if (this.#heads.length === applicantIds.length) {
      const cells = assignByGeometry(values, this.#heads);
      if (cells) this.#straight++;
      else this.#shifted++;
      return cells ?? assignByOrder(values, inOrder(this.#heads));
    }
    if (this.#heads.length === 0) return assignByOrder(values, applicantIds);
    // A head that is missing or unreadable: only geometry can tell which.
    return assignValues(values, this.#heads) ?? assignByOrder(values, inOrder(this.#heads));
  }

  #noteUnknown(own: readonly PlacedCell[]): void {
    const [label, ...values] = own.filter(cell => !isBlank(cell));
    if (!label || label.isValue || label.meanings.length > 0 || values.length === 0) return;
    if (values.every(({ isValue }) => isValue))
      this.#builder.addUnknownRow({ text: own.map(({ text }) => text.trim()).join(' '), source: label.source });
  }
}

/** Heads stand where two applicants or the words above them stand, and no row of the form. */
const isHeadRow = (row: readonly PlacedCell[]) =>
  row.some(cell => cell.isOwn && meaningAs(cell.meanings, 'applications-head') && !cell.meanings.some(isUniqueRow)) ||
  row.filter(cell => cell.isOwn && meaningAs(cell.meanings, 'applicant')).length >= 2;

const isUniqueRow = ({ role }: LabelMeaning) => role === 'application-row';
