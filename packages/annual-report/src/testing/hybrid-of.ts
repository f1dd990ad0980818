import type { Cell, Report } from '../model/report.ts';

/** A report of 2021 that prints item （一） and （六）其他处理 as the form of 2019 had them: mixed forms are common in the field. */
export function hybridOf(report: Report): Report {
  const moved = (row: 'regulations' | 'normativeDocuments') => {
    const { issued = null, repealed = null, inForce = null } = report.proactive[row]!;
    return { made: issued, published: repealed, totalPublished: inForce };
  };
  const others = Object.keys(report.applications).filter(row => row.startsWith('other.'));
  const other = Object.fromEntries(
    Object.keys(report.applications.new!).map(column => [
      column,
      others.reduce((sum, row) => sum + (report.applications[row]![column] ?? 0), 0),
    ]),
  );
  const proactive = {
    ...report.proactive,
    regulations: moved('regulations'),
    normativeDocuments: moved('normativeDocuments'),
  };
  const applications = Object.fromEntries(
    Object.entries(report.applications).flatMap(([row, values]) =>
      row === others[0] ? [['other', other]] : others.includes(row) ? [] : [[row, values]],
    ),
  );
  const cells: Record<string, Cell> = {};
  for (const [table, rows] of Object.entries({ proactive, applications, remedies: report.remedies }))
    for (const [row, values] of Object.entries(rows))
      for (const [column, value] of Object.entries(values)) {
        const key = `${table}.${row}.${column}`;
        const place = { part: 'cell', table: table as keyof typeof rows & 'proactive', row, column } as const;
        cells[key] = report.cells[key] ?? { printed: String(value), kind: 'number', place };
      }
  return { ...report, proactive, applications, cells };
}
