import type { TableName } from '@gongkai/statute';
import { type LabelMeaning, type LabelRole, meaningAs } from '../../form/table-labels.ts';
import type { Mark } from './mark-tokens.ts';

/** A stretch of marks that belongs to one of the tables: its heads, rows and what stands between. */
export interface Segment {
  readonly table: TableName;
  readonly marks: Mark[];
  /** Rows named in it so far. */
  readonly rows: string[];
  /** The heading, or the label of another table, that ends it. */
  after: Mark | null;
}

/** The table that a label stands in. */
export const TABLE_OF: Readonly<Record<LabelRole, TableName>> = {
  article: 'proactive',
  'proactive-head': 'proactive',
  'proactive-row': 'proactive',
  'proactive-column': 'proactive',
  'applications-head': 'applications',
  applicant: 'applications',
  'application-row': 'applications',
  'application-group': 'applications',
  'litigation-head': 'remedies',
  'remedy-group': 'remedies',
  'remedy-result': 'remedies',
};

/** Articles of table 2 in its order, and the rows under each. */
const BLOCKS: readonly (readonly [article: string, rows: readonly string[]])[] = [
  ['一', ['regulations', 'normativeDocuments']],
  ['五', ['licensing', 'otherServices']],
  ['六', ['penalties', 'coercion']],
  ['八', ['fees']],
  ['九', ['procurement']],
];

/**
 * Parts the marks of a text among the tables: a label of another table, a heading, or a row that was there before begins
 * anew. So two reports in one file give each table twice.
 */
export function findSegments(marks: readonly Mark[]): readonly Segment[] {
  const segments: Segment[] = [];
  let current: Segment | null = null;
  for (const mark of marks) {
    if (mark.kind === 'section') {
      if (current) current.after = mark;
      current = mark.section === 'remedies' ? open('remedies') : null;
      if (current) segments.push(current);
      continue;
    }
    if (mark.kind === 'label') {
      const table = tableOf(mark.meanings, current?.table ?? null);
      if (table && (table !== current?.table || beginsAnew(current, mark))) {
        if (current) current.after = mark;
        current = open(table);
        segments.push(current);
      }
      const row = current && rowOf(current.table, mark.meanings);
      if (row && current!.rows.at(-1) !== row) current!.rows.push(row);
    }
    current?.marks.push(mark);
  }
  return segments;
}

const open = (table: TableName): Segment => ({ table, marks: [], rows: [], after: null });

/** 其他 and 总计 stand in two tables: they belong to the one that is being read. */
function tableOf(meanings: readonly LabelMeaning[], current: TableName | null): TableName | null {
  if (meanings.some(({ role, id }) => role === 'applicant' && (id === 'other' || id === 'total'))) return current;
  const tables = new Set(meanings.map(({ role }) => TABLE_OF[role]));
  if (tables.size === 1) return [...tables][0]!;
  return current && tables.has(current) ? current : null;
}

const rowOf = (table: TableName, meanings: readonly LabelMeaning[]): string | null => {
  if (table === 'proactive') return meaningAs(meanings, 'proactive-row')?.id ?? null;
  const row = table === 'applications' && meanings.length === 1 ? meaningAs(meanings, 'application-row') : undefined;
  return row?.id ?? null;
};

function beginsAnew({ table, rows }: Segment, { meanings }: Mark): boolean {
  if (table === 'remedies') return false;
  const row = rowOf(table, meanings);
  if (row) return rows.includes(row) && rows.at(-1) !== row;
  const article = meaningAs(meanings, 'article');
  return article !== undefined && rows.some(before => blockOf(before) > BLOCKS.findIndex(([id]) => id === article.id));
}

const blockOf = (row: string) => BLOCKS.findIndex(([, rows]) => rows.includes(row));
