import { proactiveColumnsOf } from '../../form/row-columns.ts';
import { meaningAs } from '../../form/table-labels.ts';
import type { TableBuilder } from '../table-builder.ts';
import { assignByOrder, assignValues, type Head } from './assign-values.ts';
import { isBlank, type PlacedCell } from './grid-rows.ts';

/** Reads table 2 row by row; the heads of a block hold until the next block begins. */
export class ProactiveRows {
  readonly #builder: TableBuilder;
  #heads: readonly Head[] = [];

  constructor(builder: TableBuilder) {
    this.#builder = builder;
  }

  read(row: readonly PlacedCell[]): void {
    const own = row.filter(cell => cell.isOwn);
    const label = own.findLast(cell => meaningAs(cell.meanings, 'proactive-row'));
    const heads = own.filter(cell => meaningAs(cell.meanings, 'proactive-column'));
    if (heads.length > 0 && !label) return this.#readHeads(heads);
    if (own.some(cell => meaningAs(cell.meanings, 'article'))) this.#heads = [];
    if (label) this.#readValues(label, own);
    else this.#noteUnknown(own);
  }

  #readHeads(cells: readonly PlacedCell[]): void {
    this.#heads = cells.map((cell, index) => {
      const meaning = meaningAs(cell.meanings, 'proactive-column')!;
      this.#builder.addLabel(cell.text, meaning, cell.source);
      // 本年新 twice: both heads lost their second line, 制作数量 and 公开数量.
      const isSecond =
        meaning.id === 'made' && cells.slice(0, index).some(({ text }) => text.trim() === cell.text.trim());
      return { id: isSecond ? 'published' : meaning.id, from: cell.from, to: cell.to };
    });
  }

  #readValues(label: PlacedCell, own: readonly PlacedCell[]): void {
    const meaning = meaningAs(label.meanings, 'proactive-row')!;
    this.#builder.addLabel(label.text, meaning, label.source);
    const values = own.filter(cell => cell.from >= label.to);
    if (values.length === 0) return;
    const cells = this.#assign(meaning.id, values);
    const row = cells
      ? { row: meaning.id, cells: Object.fromEntries(cells) }
      : { row: meaning.id, cells: {}, loose: values };
    this.#builder.addRow(row, label.source);
  }

  #assign(row: string, values: readonly PlacedCell[]) {
    const choices = proactiveColumnsOf(row);
    const heads = this.#heads.filter(({ id }) => choices.some(({ columns }) => columns.includes(id)));
    if (heads.length > 0 && heads.length === this.#heads.length) return assignValues(values, heads);
    // Without heads of its own the number of values tells the form, where only one form has so many.
    const fitting = choices.map(({ columns }) => assignByOrder(values, columns)).filter(found => found !== null);
    return fitting.length === 1 ? fitting[0]! : null;
  }

  #noteUnknown(own: readonly PlacedCell[]): void {
    const [label, ...values] = own.filter(cell => !isBlank(cell));
    if (!label || label.isValue || label.meanings.length > 0 || values.length === 0) return;
    if (values.every(({ isValue }) => isValue))
      this.#builder.addUnknownRow({ text: own.map(({ text }) => text.trim()).join(' '), source: label.source });
  }
}
