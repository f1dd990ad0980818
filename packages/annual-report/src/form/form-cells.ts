import { type ReportFormat, remedyGroups, remedyResults, reportForms, type TableName } from '@gongkai/statute';
import { applicantIds } from './application-row.ts';
import { proactiveColumnsOf } from './row-columns.ts';

const remedyColumns = remedyResults.map(({ id }) => id);
export const remedyRowIds = remedyGroups.map(({ id }) => id);

/**
 * The columns of a row; in table 2 those of the form whose columns the row prints, and where both could be meant those of the form
 * that the other rows speak for.
 */
export function columnsOf(
  table: TableName,
  row: string,
  printed: readonly string[],
  format: ReportFormat,
): readonly string[] {
  if (table === 'applications') return applicantIds;
  if (table === 'remedies') return remedyColumns;
  const choices = proactiveColumnsOf(row);
  const fitting = choices.filter(({ columns }) => printed.every(column => columns.includes(column)));
  // A row that prints all columns of one form has no others: in a hybrid its block is of that form.
  const complete = fitting.find(({ columns }) => columns.length === printed.length);
  const own = complete ?? fitting.find(choice => choice.format === format) ?? fitting[0] ?? choices[0];
  return own?.columns ?? [];
}

/** Every row of every table in the order of the form: table 2 of 2019 has all the rows of 2021. */
export const rowOrder: Readonly<Record<TableName, readonly string[]>> = {
  proactive: reportForms['2019'].proactive.flatMap(({ rows }) => rows.map(({ id }) => id)),
  applications: insertOther(reportForms['2021'].applications.map(({ id }) => id)),
  remedies: remedyRowIds,
};

/** （六） as one row stands where its three rows stand. */
function insertOther(ids: readonly string[]): readonly string[] {
  const at = ids.indexOf('other.correctionOverdue');
  return [...ids.slice(0, at), 'other', ...ids.slice(at)];
}

const FORMATS: readonly ReportFormat[] = ['2019', '2021'];

/** The forms in which a row with these columns stands. */
function formatsOf(table: TableName, row: string, columns: readonly string[]): readonly ReportFormat[] {
  if (table === 'remedies') return FORMATS;
  return FORMATS.filter(format => {
    if (table === 'applications') return reportForms[format].applications.some(({ id }) => id === row);
    return proactiveColumnsOf(row).some(
      choice => choice.format === format && columns.every(column => choice.columns.includes(column)),
    );
  });
}

/** For which form the printed rows speak, one vote each; rows of both forms do not vote. */
export function votesFor(
  rows: readonly { table: TableName; row: string; columns: readonly string[] }[],
): Record<ReportFormat, number> {
  const votes = { '2019': 0, '2021': 0 };
  for (const { table, row, columns } of rows) {
    const formats = formatsOf(table, row, columns);
    if (formats.length === 1) votes[formats[0]!]++;
  }
  return votes;
}
