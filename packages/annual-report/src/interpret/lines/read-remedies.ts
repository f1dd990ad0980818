import { remedyGroups, remedyResults } from '@gongkai/statute';
import { meaningAs } from '../../form/table-labels.ts';
import type { CellText, RowReading } from '../table-reading.ts';
import type { Mark } from './mark-tokens.ts';
import { headStartOf, type OpenRow, type OpenTable } from './open-table.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Segment } from './table-segments.ts';

const groups: readonly string[] = remedyGroups.map(({ id }) => id);
const results = remedyResults.map(({ id }) => id);
const columnsOf = (some: readonly string[]) => some.flatMap(group => results.map(result => `${group}.${result}`));

/** Heads and values between one row of figures and the next. */
class RowOfFigures {
  readonly named: string[] = [];
  resultHeads = 0;
  above: Mark | null = null;
  readonly values: Mark[] = [];

  readHead(mark: Mark): void {
    const group = meaningAs(mark.meanings, 'remedy-group')?.id;
    if (group && !this.named.includes(group)) this.named.push(group);
    if (meaningAs(mark.meanings, 'remedy-result')) this.resultHeads++;
    this.above = mark;
  }

  /** Null for the dashes that Markdown needs in the empty cells of its heads. */
  /** Heads above cells that are all blank. */
  openBlank(next: Mark | null): OpenRow | null {
    const isHeaded = this.named.length > 1 && this.resultHeads >= results.length;
    const columns = columnsOf(groups);
    return isHeaded
      ? { row: groups[0]!, columns, label: null, above: this.above, headStart: null, body: [], next }
      : null;
  }

  open(isFirst: boolean, next: Mark | null): OpenRow | null {
    const [first] = this.values;
    if (!first) return null;
    const isRowOfGroup =
      this.above?.line === first.line && meaningAs(this.above.meanings, 'remedy-group') !== undefined;
    const isFiller = this.values.every(({ text }) => !/[\d０-９]/u.test(text));
    const isHeadLine = this.values.every(({ line }) => line === this.above?.line || line === next?.line);
    if (isFiller && isHeadLine && !(isRowOfGroup && this.values.length === results.length)) return null;
    const own = this.#groups(isFirst, isRowOfGroup);
    const label = isRowOfGroup ? this.above : null;
    return {
      row: own[0]!,
      columns: columnsOf(own),
      label,
      above: this.above,
      headStart: null,
      body: this.values,
      next,
    };
  }

  /** Some of the groups only where that is printed: beside the figures, by as many heads, or after a row of other groups. */
  #groups(isFirst: boolean, isRowOfGroup: boolean): readonly string[] {
    if (isRowOfGroup) return [meaningAs(this.above!.meanings, 'remedy-group')!.id];
    const named = groups.filter(group => this.named.includes(group));
    const isPart = named.length > 0 && (!isFirst || this.resultHeads === named.length * results.length);
    return isPart && this.values.length !== groups.length * results.length ? named : groups;
  }
}

/** Table 4: rows of figures, each under the groups named since the one before; 15 figures in one row are all of it. */
export function readRemedies({ marks, after }: Segment, lines: readonly ScannedLine[]): OpenTable {
  const rows: OpenRow[] = [];
  let current = new RowOfFigures();
  const close = (next: Mark | null) => {
    const row = current.open(rows.length === 0, next);
    if (row) rows.push(row);
    if (row) current = new RowOfFigures();
    else current.values.length = 0;
  };
  for (const mark of marks) {
    if (mark.kind === 'value') current.values.push(mark);
    if (mark.kind !== 'label' && mark.kind !== 'sentence') continue;
    close(mark);
    if (mark.kind === 'label') current.readHead(mark);
    else if (rows.length > 0) break;
  }
  close(after);
  const blank = rows.length === 0 ? current.openBlank(after) : null;
  if (blank) rows.push(blank);
  const heads = marks.filter(({ meanings }) => meaningAs(meanings, 'remedy-result'));
  const headStart = headStartOf(lines, heads, groups.length * results.length);
  return { table: 'remedies', rows: rows.map(row => ({ ...row, headStart })), strangers: [] };
}

/** Each group's share of a row; what is loose stands with the first group and belongs to all. */
export function byGroup({ row, cells, loose }: RowReading): readonly RowReading[] {
  if (loose) return [{ row, cells: {}, loose }];
  return groups.flatMap(group => {
    const own = Object.entries(cells).flatMap(([key, cell]): [string, CellText][] =>
      key.startsWith(`${group}.`) ? [[key.slice(group.length + 1), cell]] : [],
    );
    return own.length > 0 ? [{ row: group, cells: Object.fromEntries(own) }] : [];
  });
}
