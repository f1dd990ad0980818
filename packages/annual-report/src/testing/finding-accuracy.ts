import { cellKey, type TableName } from '@gongkai/statute';
import { checkReport } from '../check/check-report.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { seededDraw, soundReport } from './sound-report.ts';

export interface SoundAccuracy {
  readonly reports: number;
  /** Reports without any finding: what a right report must come out as. */
  readonly clean: number;
  /** By rule, findings where nothing is wrong. */
  readonly falseAlarms: Readonly<Record<string, number>>;
}

/** Right reports, read back in some way, and what is found in them nevertheless. */
export async function measureSound(
  reports: number,
  read: (report: Report) => Report | null | Promise<Report | null>,
): Promise<SoundAccuracy> {
  const falseAlarms: Record<string, number> = {};
  let clean = 0;
  for (let seed = 1; seed <= reports; seed++) {
    const back = await read(soundReport(seededDraw(seed)));
    const findings = back ? checkReport(back).findings : [];
    if (back && findings.length === 0) clean++;
    for (const { rule } of findings) falseAlarms[rule] = (falseAlarms[rule] ?? 0) + 1;
  }
  return { reports, clean, falseAlarms };
}

export interface MutationAccuracy {
  readonly rows: readonly {
    readonly table: TableName;
    readonly changes: number;
    /** Changes that a sum of the form contradicts, said as an error. */
    readonly found: number;
    /** Changes whose own cell is named. */
    readonly named: number;
    /** Findings of other rules than sums. */
    readonly others: number;
  }[];
}

const SUMS = new Set(['table3-balance', 'table3-result-total', 'table3-row-total', 'table4-total']);

/** Every cell of tables 3 and 4 changed alone, one after the other. */
export function measureMutations(reports: number): MutationAccuracy {
  const rows = (['applications', 'remedies'] as const).map(table => ({
    table,
    changes: 0,
    found: 0,
    named: 0,
    others: 0,
  }));
  for (let seed = 1; seed <= reports; seed++) {
    const draw = seededDraw(seed);
    const report = soundReport(draw);
    for (const counts of rows)
      for (const [row, columns] of Object.entries(report[counts.table]))
        for (const column of Object.keys(columns)) {
          const { findings } = checkReport(changed(report, counts.table, row, column, 1 + draw(8)));
          const sums = findings.filter(({ rule }) => SUMS.has(rule));
          counts.changes++;
          if (sums.some(({ severity }) => severity === 'error')) counts.found++;
          if (sums.some(finding => names(finding, row, column))) counts.named++;
          counts.others += findings.filter(({ rule }) => !SUMS.has(rule)).length;
        }
  }
  return { rows };
}

function changed(report: Report, table: 'applications' | 'remedies', row: string, column: string, by: number): Report {
  const value = report[table][row]![column]! + by;
  const key = cellKey(table, row, column);
  return {
    ...report,
    [table]: { ...report[table], [row]: { ...report[table][row], [column]: value } },
    cells: { ...report.cells, [key]: { ...report.cells[key]!, printed: String(value) } },
  };
}

const names = ({ place, also = [] }: Finding, row: string, column: string) =>
  [place, ...also].some(one => one.row === row && one.column === column);
