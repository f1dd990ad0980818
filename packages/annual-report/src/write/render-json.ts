import { type FormCell, listCells, reportForms } from '@gongkai/statute';
import type { Report, TableValues } from '../model/report.ts';

const formCells = Object.values(reportForms).reverse().flatMap(listCells);

/** The report as data, in the order of the contract: cells in the order of the form, whatever order they were read in. */
export function renderJson(report: Report, { indent = 1 }: { readonly indent?: number } = {}): string {
  return JSON.stringify(toJson(report), null, indent);
}

function toJson(report: Report): unknown {
  const { format, agency, year, title, sections, cells, labels, problems, checks, findings, more } = report;
  return {
    format,
    agency,
    year,
    title,
    sections,
    proactive: inOrder('proactive', report.proactive),
    applications: inOrder('applications', report.applications),
    remedies: inOrder('remedies', report.remedies),
    cells: Object.fromEntries(formCells.flatMap(({ key }) => (cells[key] ? [[key, cells[key]]] : []))),
    labels,
    problems,
    checks,
    findings,
    more: more.map(toJson),
  };
}

function inOrder(table: FormCell['table'], values: TableValues): TableValues {
  const ordered: Record<string, Record<string, number | null>> = {};
  for (const cell of formCells) {
    const value = cell.table === table ? values[cell.row]?.[cell.column] : undefined;
    if (value !== undefined) (ordered[cell.row] ??= {})[cell.column] = value;
  }
  return ordered;
}
