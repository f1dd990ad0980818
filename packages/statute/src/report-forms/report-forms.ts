import { applicantColumns, applicationRows2019, applicationRows2021 } from './application-rows.ts';
import type { CellKind, FormColumn, RemedyGroup, ReportForm, ReportFormat, TableName } from './form.ts';
import { proactiveBlocks2019, proactiveBlocks2021 } from './proactive-blocks.ts';

/** Table 4 is the same in both forms. */
export const remedyGroups: readonly RemedyGroup[] = [
  { id: 'reconsideration', path: ['行政复议'] },
  { id: 'litigation', path: ['行政诉讼', '未经复议直接起诉'], alsoPrinted: ['未经复议直接诉讼'] },
  { id: 'litigationAfterReconsideration', path: ['行政诉讼', '复议后起诉'], alsoPrinted: ['复议后诉讼'] },
];

export const remedyResults: readonly FormColumn[] = [
  { id: 'upheld', label: '结果维持', kind: 'count', misprints: ['结果维护'] },
  { id: 'corrected', label: '结果纠正', kind: 'count' },
  { id: 'other', label: '其他结果', kind: 'count', misprints: ['其它结果'] },
  { id: 'pending', label: '尚未审结', kind: 'count', misprints: ['尚未办结'] },
  { id: 'total', label: '总计', kind: 'count', misprints: ['合计'] },
];

export const reportForms: Readonly<Record<ReportFormat, ReportForm>> = {
  '2019': {
    format: '2019',
    number: '国办公开办函〔2019〕60号',
    firstYear: 2019,
    lastYear: 2020,
    proactive: proactiveBlocks2019,
    applications: applicationRows2019,
    applicants: applicantColumns,
    remedies: remedyGroups,
    remedyResults,
  },
  '2021': {
    format: '2021',
    number: '国办公开办函〔2021〕30号',
    firstYear: 2021,
    lastYear: null,
    proactive: proactiveBlocks2021,
    applications: applicationRows2021,
    applicants: applicantColumns,
    remedies: remedyGroups,
    remedyResults,
  },
};

/** The form in force for a report year; null before 2019, when the report was free text. */
export function reportFormFor(year: number): ReportForm | null {
  return (
    Object.values(reportForms).find(
      ({ firstYear, lastYear }) => firstYear <= year && (lastYear === null || year <= lastYear),
    ) ?? null
  );
}

export interface FormCell {
  /** `applications.denied.stateSecret.natural`: unique within a form. */
  readonly key: string;
  readonly table: TableName;
  readonly row: string;
  readonly column: string;
  readonly kind: CellKind;
}

export const cellKey = (table: TableName, row: string, column: string) => `${table}.${row}.${column}`;

/** Every cell of a form, in the order of the form: 200 from 2021 on, 198 before. */
export function listCells(form: ReportForm): readonly FormCell[] {
  const cell = (table: TableName, row: string, { id, kind }: FormColumn): FormCell => ({
    key: cellKey(table, row, id),
    table,
    row,
    column: id,
    kind,
  });
  return [
    ...form.proactive.flatMap(({ rows, columns }) =>
      rows.flatMap(row => columns.map(column => cell('proactive', row.id, column))),
    ),
    ...form.applications.flatMap(row => form.applicants.map(column => cell('applications', row.id, column))),
    ...form.remedies.flatMap(group => form.remedyResults.map(column => cell('remedies', group.id, column))),
  ];
}
