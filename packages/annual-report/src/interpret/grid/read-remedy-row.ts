import { remedyGroups, remedyResults } from '@gongkai/statute';
import { type LabelMeaning, meaningAs } from '../../form/table-labels.ts';
import type { TableBuilder } from '../table-builder.ts';
import type { CellText } from '../table-reading.ts';
import { assignByOrder, type Head } from './assign-values.ts';
import { isBlank, type PlacedCell } from './grid-rows.ts';

const groupIds = remedyGroups.map(({ id }) => id);
const resultIds = remedyResults.map(({ id }) => id);
const ALL = groupIds.flatMap(group => resultIds.map(result => `${group}.${result}`));
export const REMEDY_CELLS = ALL.length;

/** Reads table 4: heads in three rows above one row of figures, or one row for each group. */
export class RemedyRows {
  readonly #builder: TableBuilder;
  #groups: Head[] = [];
  #results: Head[] = [];
  #hasValues = false;

  constructor(builder: TableBuilder) {
    this.#builder = builder;
  }

  read(row: readonly PlacedCell[]): void {
    const own = row.filter(cell => cell.isOwn);
    const results = withMeaning(own, 'remedy-result');
    const groups = withMeaning(own, 'remedy-group');
    if (results.length >= 2) return this.#readHeads(groups, results);
    const values = own.filter(cell => cell.meanings.length === 0);
    const isHead = groups.length > 1 || values.every(isBlank) || !values.some(cell => cell.isValue && !isBlank(cell));
    if (groups.length > 0 && isHead && results.length === 0 && !this.#isStub(groups, values))
      return this.#readHeads(groups, []);
    if (own.some(cell => meaningAs(cell.meanings, 'litigation-head')) && isHead) return;
    if (values.length > 0) this.#readValues(values, groups[0] ?? null, results[0] ?? null);
  }

  /** One group with its row of cells, even if all of them are blank. */
  #isStub(groups: readonly Labelled[], values: readonly PlacedCell[]) {
    return groups.length === 1 && this.#results.length === resultIds.length && values.length === resultIds.length;
  }

  #readHeads(groups: readonly Labelled[], results: readonly Labelled[]): void {
    if (this.#hasValues) {
      this.#groups = [];
      this.#results = [];
      this.#hasValues = false;
    }
    for (const { cell, meaning } of [...groups, ...results]) this.#builder.addLabel(cell.text, meaning, cell.source);
    this.#groups.push(...groups.map(asHead));
    this.#results.push(...results.map(asHead));
  }

  #readValues(values: readonly PlacedCell[], group: Labelled | null, result: Labelled | null): void {
    this.#hasValues = true;
    for (const label of [group, result])
      if (label) this.#builder.addLabel(label.cell.text, label.meaning, label.cell.source);
    const found = this.#assign(values, group?.meaning.id ?? null, result?.meaning.id ?? null);
    const source = values[0]!.source;
    if (!found) {
      return this.#builder.addRow({ row: group?.meaning.id ?? groupIds[0]!, cells: {}, loose: values }, source);
    }
    for (const id of groupIds) {
      const cells = resultIds.flatMap((column): [string, CellText][] => {
        const cell = found.get(`${id}.${column}`);
        return cell ? [[column, cell]] : [];
      });
      if (cells.length > 0) this.#builder.addRow({ row: id, cells: Object.fromEntries(cells) }, source);
    }
  }

  #assign(
    values: readonly PlacedCell[],
    group: string | null,
    result: string | null,
  ): ReadonlyMap<string, PlacedCell> | null {
    return (
      this.#assignByHeads(values, group, result) ??
      assignByOrder(values, ALL) ??
      (group
        ? assignByOrder(
            values,
            resultIds.map(id => `${group}.${id}`),
          )
        : null) ??
      (result
        ? assignByOrder(
            values,
            groupIds.map(id => `${id}.${result}`),
          )
        : null)
    );
  }

  /** Every figure must have one group and one result, above it or in its row, and no two the same. */
  #assignByHeads(values: readonly PlacedCell[], group: string | null, result: string | null) {
    const found = new Map<string, PlacedCell>();
    for (const value of values) {
      const groupAbove = group ?? this.#groupAbove(value);
      const resultAbove = result ?? headAbove(this.#results, value);
      if (!groupAbove || !resultAbove) {
        if (isBlank(value)) continue;
        return null;
      }
      const key = `${groupAbove}.${resultAbove}`;
      if (found.has(key)) return null;
      found.set(key, value);
    }
    const expected = group ? resultIds.length : result ? groupIds.length : this.#results.length;
    return found.size === expected && found.size > 0 ? found : null;
  }

  #groupAbove(value: PlacedCell): string | null {
    return headAbove(this.#groups, value);
  }
}

interface Labelled {
  readonly cell: PlacedCell;
  readonly meaning: LabelMeaning;
}

/** In this table a lone 其他 under a group is 其他结果. */
function withMeaning(cells: readonly PlacedCell[], role: 'remedy-group' | 'remedy-result'): Labelled[] {
  return cells.flatMap(cell => {
    const meaning = meaningAs(cell.meanings, role) ?? (role === 'remedy-result' ? loneOther(cell) : undefined);
    return meaning ? [{ cell, meaning }] : [];
  });
}

const loneOther = (cell: PlacedCell): LabelMeaning | undefined =>
  meaningAs(cell.meanings, 'applicant')?.id === 'other'
    ? { role: 'remedy-result', id: 'other', official: '其他结果', kind: 'misprint' }
    : undefined;

const asHead = ({ cell, meaning }: Labelled): Head => ({ id: meaning.id, from: cell.from, to: cell.to });

function headAbove(heads: readonly Head[], value: PlacedCell): string | null {
  const above = heads.filter(head => value.from < head.to && head.from < value.to);
  return above.length === 1 ? above[0]!.id : null;
}
