import { type FormCell, listCells, type ReportFormat, reportForms, type TableName } from '@gongkai/statute';
import type { Report } from '../../model/report.ts';

export const NO_TABLES = '没有读到三张表。';
export const TABLE_NAMES: Readonly<Record<TableName, string>> = {
  proactive: '表二',
  applications: '表三',
  remedies: '表四',
};
export const tableNames = Object.keys(TABLE_NAMES) as TableName[];

/** The cells of both forms, each once, in the order of the form. */
export const everyCell: readonly FormCell[] = [
  ...new Map(
    Object.values(reportForms)
      .flatMap(listCells)
      .map(cell => [cell.key, cell]),
  ).values(),
];

export const cellsOfTable: Readonly<Record<TableName, readonly FormCell[]>> = {
  proactive: everyCell.filter(({ table }) => table === 'proactive'),
  applications: everyCell.filter(({ table }) => table === 'applications'),
  remedies: everyCell.filter(({ table }) => table === 'remedies'),
};

export const cellsByKey: ReadonlyMap<string, FormCell> = new Map(everyCell.map(cell => [cell.key, cell]));

/** Reckoned once: a hundred thousand reports ask for it. */
export const cellsOfForm: Readonly<Record<ReportFormat, readonly FormCell[]>> = {
  '2019': listCells(reportForms['2019']),
  '2021': listCells(reportForms['2021']),
};
export const keysOfForm: Readonly<Record<ReportFormat, ReadonlySet<string>>> = {
  '2019': new Set(cellsOfForm['2019'].map(({ key }) => key)),
  '2021': new Set(cellsOfForm['2021'].map(({ key }) => key)),
};

export function isEmpty(table: object): boolean {
  for (const _ in table) return false;
  return true;
}

export const hasTables = (report: Report) => tableNames.some(table => !isEmpty(report[table]));
