import { remedyGroups, remedyResults } from '@gongkai/statute';
import { meaningAs } from '../../form/table-labels.ts';
import type { CellText, RowReading } from '../table-reading.ts';
import type { Mark } from './mark-tokens.ts';
import type { OpenRow } from './place-values.ts';

const groups: readonly string[] = remedyGroups.map(({ id }) => id);
const results = remedyResults.map(({ id }) => id);
const columnsOf = (some: readonly string[]) => some.flatMap(group => results.map(result => `${group}.${result}`));

/** Table 4: rows of figures, each under the groups named since the one before; 15 figures in one row are all of it. */
export function readRemedies(marks: readonly Mark[]): readonly OpenRow[] {
  const rows: OpenRow[] = [];
  let named: string[] = [];
  let label: Mark | null = null;
  let body: Mark[] = [];
  const close = (next: Mark | null) => {
    const values = body.filter(({ kind }) => kind === 'value');
    const row = openRow(values, named, label, next);
    if (row) {
      rows.push(row);
      named = [];
    }
    body = [];
  };
  for (const mark of marks) {
    if (mark.kind === 'sentence') {
      if (body.length > 0) close(mark);
      if (rows.length > 0) break;
    } else if (mark.kind !== 'label') body.push(mark);
    else {
      if (body.length > 0) close(mark);
      const group = meaningAs(mark.meanings, 'remedy-group')?.id;
      if (group) named = [...named.filter(id => id !== group), group];
      label = mark;
    }
  }
  close(null);
  return rows;
}

/** Dashes that Markdown needs in the empty cells of its heads are no figures. */
function openRow(
  values: readonly Mark[],
  named: readonly string[],
  label: Mark | null,
  next: Mark | null,
): OpenRow | null {
  if (values.length === 0) return null;
  const isFiller = values.every(({ text }) => !/[\d０-９]/u.test(text));
  const isHeadLine = values.every(({ line }) => line === label?.line || line === next?.line);
  const inOrder = groups.filter(group => named.includes(group));
  const isRowOfGroup = inOrder.length === 1 && values.length === results.length;
  if (isFiller && isHeadLine && !(isRowOfGroup && next?.line !== values[0]!.line)) return null;
  const some = inOrder.length > 0 && values.length <= inOrder.length * results.length ? inOrder : groups;
  const own = values.length === groups.length * results.length ? groups : some;
  return { row: own[0]!, columns: columnsOf(own), label, body: values, next };
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
