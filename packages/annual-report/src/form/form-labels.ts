import {
  type FormColumn,
  type FormRow,
  type ReportForm,
  type ReportSectionId,
  reportForms,
  reportSections,
} from '@gongkai/statute';
import { LabelSet } from './match-label.ts';

const ofRow = (row: FormRow) =>
  [row, { official: row.path.at(-1)!, alsoPrinted: row.alsoPrinted, misprints: row.misprints }] as const;
const ofColumn = (column: FormColumn) =>
  [column, { official: column.label, alsoPrinted: column.alsoPrinted, misprints: column.misprints }] as const;

/** The labels of one form as sets: what interpreting and label checks look printed words up in. */
export function labelsOf(form: ReportForm) {
  return {
    /** By row id; 其他 and 总计 are told apart by where they stand. */
    applications: new LabelSet(form.applications.map(ofRow)),
    applicants: new LabelSet(form.applicants.map(ofColumn)),
    remedyResults: new LabelSet(form.remedyResults.map(ofColumn)),
    remedyGroups: new LabelSet(
      form.remedies.map(group => [group, { official: group.path.at(-1)!, alsoPrinted: group.alsoPrinted }] as const),
    ),
    proactiveRows: new LabelSet(uniqueRows(form).map(ofRow)),
  };
}

const uniqueRows = (form: ReportForm) => form.proactive.flatMap(({ rows }) => rows);

export const formLabels = { '2019': labelsOf(reportForms['2019']), '2021': labelsOf(reportForms['2021']) } as const;

export const sectionLabels = new LabelSet<ReportSectionId>(
  reportSections.map(({ id, title, alsoPrinted }) => [id, { official: title, alsoPrinted }] as const),
);
