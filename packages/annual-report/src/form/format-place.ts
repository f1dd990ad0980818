import { type FormCell, reportForms, reportSections, type TableName } from '@gongkai/statute';
import type { Place } from '../model/place.ts';

const TABLE_NAMES: Readonly<Record<TableName, string>> = { proactive: '表二', applications: '表三', remedies: '表四' };

/** 表三“（一）予以公开”，自然人: a cell as people point at it. */
export function formatCell({ table, row, column }: Pick<FormCell, 'table' | 'row' | 'column'>): string {
  const rowLabel = findRow(table, row)?.path.at(-1) ?? row;
  return `${TABLE_NAMES[table]}“${rowLabel}”，${findColumnLabel(table, row, column) ?? column}`;
}

/** Where a finding or problem stands, in words: 表三“2.重复申请”，总计; 五、存在的主要问题及改进情况; 标题. */
export function formatPlace({ part, section, table, row, column }: Place): string {
  if (table && row && column) return formatCell({ table, row, column });
  if (table && row) return `${TABLE_NAMES[table]}“${findRow(table, row)?.path.at(-1) ?? row}”`;
  if (table && column) return `${TABLE_NAMES[table]}，${findColumnLabel(table, undefined, column) ?? column}`;
  if (table) return TABLE_NAMES[table];
  if (part === 'title') return '标题';
  if (section === 'preface') return '正文前';
  const found = reportSections.find(({ id }) => id === section);
  return found ? `${found.numeral}、${found.title}` : '全文';
}

/** The later form first: most reports have it. */
const forms = Object.values(reportForms).reverse();

function findRow(table: TableName, row: string) {
  const rows = forms.flatMap<{ id: string; path: readonly string[] }>(form =>
    table === 'proactive' ? form.proactive.flatMap(block => block.rows) : form[table],
  );
  return rows.find(({ id }) => id === row);
}

function findColumnLabel(table: TableName, row: string | undefined, column: string): string | undefined {
  const columns = forms.flatMap(form => {
    if (table === 'applications') return form.applicants;
    if (table === 'remedies') return form.remedyResults;
    return form.proactive
      .filter(block => !row || block.rows.some(({ id }) => id === row))
      .flatMap(block => block.columns);
  });
  return columns.find(({ id }) => id === column)?.label;
}
