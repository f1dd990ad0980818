import { type ReportFormat, reportForms } from '@gongkai/statute';

export interface ColumnChoice {
  readonly format: ReportFormat;
  readonly columns: readonly string[];
}

/** The columns that a row of table 2 has in each form. */
const choices = new Map<string, ColumnChoice[]>();
for (const { format, proactive } of Object.values(reportForms))
  for (const { rows, columns } of proactive)
    for (const { id } of rows)
      choices.set(id, [...(choices.get(id) ?? []), { format, columns: columns.map(column => column.id) }]);

export const proactiveColumnsOf = (row: string): readonly ColumnChoice[] => choices.get(row) ?? [];
