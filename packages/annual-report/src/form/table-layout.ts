import {
  type ApplicationRow,
  cellKey,
  type FormColumn,
  type ProactiveBlock,
  type ReportForm,
  type ReportFormat,
  reportForms,
  type TableName,
} from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { printedBlocks } from './printed-blocks.ts';

/** One cell of a table as the form draws it: a head, a label of a row, or the place of a value. */
export interface LayoutCell {
  readonly kind: 'head' | 'label' | 'value';
  /** Empty for values. */
  readonly text: string;
  /** Key of the value: `applications.new.natural`. */
  readonly key?: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The tables as the form has them, merged cells and all: what every writer and screen draws. */
export interface TableLayout {
  readonly table: TableName;
  readonly columnCount: number;
  /** Rows at the top that repeat on every page; table 2 has heads of its own for each block. */
  readonly headRows: number;
  readonly rows: readonly (readonly LayoutCell[])[];
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
}

const head = (text: string, columnSpan = 1, rowSpan = 1): LayoutCell => ({ kind: 'head', text, rowSpan, columnSpan });
const label = (text: string, columnSpan = 1, rowSpan = 1): LayoutCell => ({ kind: 'label', text, rowSpan, columnSpan });
const value = (table: TableName, row: string, column: string, columnSpan = 1): LayoutCell => ({
  kind: 'value',
  text: '',
  key: cellKey(table, row, column),
  rowSpan: 1,
  columnSpan,
});

/** The three tables of a form; `rows` of table 3 and `blocks` of table 2 where a report prints others than its form has (hybrids). */
export function layoutTables(
  format: ReportFormat,
  rows: readonly ApplicationRow[] = reportForms[format].applications,
  blocks: readonly ProactiveBlock[] = reportForms[format].proactive,
): Readonly<Record<TableName, TableLayout>> {
  const form = reportForms[format];
  return {
    proactive: layoutProactive(blocks),
    applications: layoutApplications(form, rows),
    remedies: layoutRemedies(form),
  };
}

/** The tables of a report as it has them: rows of the other form where it prints them. Null for reports without tables. */
export function layoutReport({
  format,
  proactive,
  applications,
}: Pick<Report, 'format' | 'proactive' | 'applications'>) {
  if (format === null) return null;
  const own = reportForms[format].applications;
  const isHybrid = Object.keys(applications).some(row => !own.some(({ id }) => id === row));
  const blocks = printedBlocks(format, proactive);
  if (!isHybrid) return layoutTables(format, own, blocks);
  const rows = new Map(
    Object.values(reportForms).flatMap(form => form.applications.map(row => [row.id, row] as const)),
  );
  return layoutTables(
    format,
    Object.keys(applications).flatMap(id => rows.get(id) ?? []),
    blocks,
  );
}

const PROACTIVE_COLUMNS = 4;

function layoutProactive(blocks: readonly ProactiveBlock[]): TableLayout {
  const rows = blocks.flatMap(({ article, columns, rows: blockRows }) => {
    // Fewer figures than columns: the last one takes what is left.
    const spanOf = (n: number) => (n === columns.length - 1 ? PROACTIVE_COLUMNS - 1 - n : 1);
    return [
      [head(article, PROACTIVE_COLUMNS)],
      [head('信息内容'), ...columns.map(({ label: text }, n) => head(text, spanOf(n)))],
      ...blockRows.map(({ id, path }) => [
        label(path.at(-1)!),
        ...columns.map((column, n) => value('proactive', id, column.id, spanOf(n))),
      ]),
    ];
  });
  return { table: 'proactive', columnCount: PROACTIVE_COLUMNS, headRows: 0, rows, widths: [3, 2, 2, 2] };
}

const LABEL_COLUMNS = 3;
/** Printed at the head of table 3 by the form itself. */
export const BALANCE_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

function layoutApplications({ applicants }: ReportForm, rows: readonly ApplicationRow[]): TableLayout {
  const organisations = applicants.slice(1, -1);
  const heads = [
    [head(BALANCE_NOTE, LABEL_COLUMNS, 3), head('申请人情况', applicants.length)],
    [
      head(applicants[0]!.label, 1, 2),
      head('法人或其他组织', organisations.length),
      head(applicants.at(-1)!.label, 1, 2),
    ],
    organisations.map(({ label: text }) => head(text)),
  ];
  const body = rows.map((row, at) => [
    ...labelsOf(rows, at),
    ...applicants.map(column => value('applications', row.id, column.id)),
  ]);
  return {
    table: 'applications',
    columnCount: LABEL_COLUMNS + applicants.length,
    headRows: heads.length,
    rows: [...heads, ...body],
    widths: [0.7, 1.3, 4.2, ...applicants.map(() => 1)],
  };
}

/** The labels that begin at a row: one that spans several rows stands in its first only. */
function labelsOf(rows: readonly ApplicationRow[], at: number): readonly LayoutCell[] {
  const { path } = rows[at]!;
  return path.flatMap((text, depth) => {
    const outer = path.slice(0, depth + 1).join('\n');
    const isSame = (row: ApplicationRow | undefined) => row?.path.slice(0, depth + 1).join('\n') === outer;
    if (isSame(rows[at - 1])) return [];
    let rowSpan = 1;
    while (isSame(rows[at + rowSpan])) rowSpan++;
    const isLast = depth === path.length - 1;
    return [label(text, isLast ? LABEL_COLUMNS - depth : 1, rowSpan)];
  });
}

function layoutRemedies({ remedies, remedyResults }: ReportForm): TableLayout {
  const count = remedyResults.length;
  const results = (rowSpan: number) => remedyResults.map((column: FormColumn) => head(column.label, 1, rowSpan));
  const [reconsideration, ...suits] = remedies;
  return {
    table: 'remedies',
    columnCount: count * remedies.length,
    headRows: 3,
    rows: [
      [head(reconsideration!.path[0]!, count), head(suits[0]!.path[0]!, count * suits.length)],
      [...results(2), ...suits.map(({ path }) => head(path.at(-1)!, count))],
      suits.flatMap(() => results(1)),
      remedies.flatMap(({ id }) => remedyResults.map(column => value('remedies', id, column.id))),
    ],
    widths: remedies.flatMap(() => remedyResults.map(() => 1)),
  };
}
