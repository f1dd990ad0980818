import { applicantColumns, remedyResults, type TableName } from '@gongkai/statute';
import { printedRows } from '../check/tables/sum-differences.ts';
import type { Report } from '../model/report.ts';
import { valueAt } from './printed-value.ts';

/** A sum of the form: the cell that holds it, and the cells it adds. */
export interface FormSum {
  readonly total: string;
  readonly parts: readonly string[];
}

const applicants = applicantColumns.map(({ id }) => id).filter(id => id !== 'total');
const results = remedyResults.map(({ id }) => id).filter(id => id !== 'total');
export const applicantsAndTotal = [...applicants, 'total'];

/** Across: the last column adds those before it, in every row of table 3 and every group of table 4. */
export function rowSums(report: Report, table: TableName): readonly FormSum[] {
  if (table === 'applications')
    return printedRows(report).map(({ id }) => ({
      total: `applications.${id}.total`,
      parts: applicants.map(column => `applications.${id}.${column}`),
    }));
  if (table === 'proactive') return [];
  return Object.keys(report.remedies).map(group => ({
    total: `remedies.${group}.total`,
    parts: results.map(result => `remedies.${group}.${result}`),
  }));
}

/** Downwards: （七）总计 adds the results, in each column of table 3. */
export const resultSums = (report: Report): readonly FormSum[] =>
  applicantsAndTotal.map(column => ({
    total: `applications.resultTotal.${column}`,
    parts: printedRows(report)
      .filter(({ role }) => role === 'result')
      .map(({ id }) => `applications.${id}.${column}`),
  }));

/** 一 + 二 = 三 + 四, in each column of table 3. */
export const balances = (report: Report) =>
  applicantsAndTotal.map(column => {
    const ofRole = (...roles: readonly string[]) =>
      printedRows(report)
        .filter(({ role }) => roles.includes(role))
        .map(({ id }) => `applications.${id}.${column}`);
    return { incoming: ofRole('incoming'), outgoing: ofRole('result-total', 'carried-out') };
  });

/** As a spreadsheet adds: what is no number counts for nothing. */
export const addUpCells = (report: Report, keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (valueAt(report, key) ?? 0), 0);
