import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listCells, reportForms, type TableName } from '@gongkai/statute';
import { formatCell } from '../form/format-place.ts';
import type { Report, TableValues } from '../model/report.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { checkReport } from './check-report.ts';
import { roleOf } from './tables/sum-differences.ts';

interface Changed {
  readonly table: TableName;
  readonly row: string;
  readonly column: string;
}

function change(report: Report, { table, row, column }: Changed, by: number): Report {
  const values: TableValues = {
    ...report[table],
    [row]: { ...report[table][row], [column]: report[table][row]![column]! + by },
  };
  const key = `${table}.${row}.${column}`;
  return {
    ...report,
    [table]: values,
    cells: { ...report.cells, [key]: { ...report.cells[key]!, printed: String(values[row]![column]) } },
  };
}

const RULES_OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  incoming: ['table3-balance', 'table3-row-total'],
  result: ['table3-result-total', 'table3-row-total'],
  'result-total': ['table3-balance', 'table3-result-total', 'table3-row-total'],
  'carried-out': ['table3-balance', 'table3-row-total'],
};
const FORMATS = ['2019', '2021'] as const;
const SEEDS = [1, 2, 3, 4, 5];
const errorsOf = (report: Report) =>
  checkReport(report).findings.filter(({ rule }) => rule.startsWith('table3-') || rule.startsWith('table4-'));

describe('checkReport() on a sound report with one figure changed', () => {
  for (const format of FORMATS)
    for (const by of [1, -1])
      it(`names the cell of table 3 that is ${by} off, in the form of ${format}`, () => {
        for (const seed of SEEDS) {
          const sound = soundReport(seededDraw(seed), { format });
          for (const cell of listCells(reportForms[format]).filter(({ table }) => table === 'applications')) {
            if (sound.applications[cell.row]![cell.column]! + by < 0) continue;
            const found = errorsOf(change(sound, cell, by));
            const where = `${cell.key} of seed ${seed}`;
            assert.deepEqual(
              [...new Set(found.map(({ rule }) => rule))].sort(),
              RULES_OF_ROLE[roleOf(cell.row)!],
              where,
            );
            for (const { message, also } of found) {
              assert.ok(message.includes(formatCell(cell)), `${where}: ${message}`);
              assert.deepEqual([also?.[0]?.row, also?.[0]?.column], [cell.row, cell.column], where);
            }
          }
        }
      });

  for (const format of FORMATS)
    it(`names the group of table 4 in which one figure is off, in the form of ${format}`, () => {
      for (const seed of SEEDS) {
        const sound = soundReport(seededDraw(seed), { format });
        for (const cell of listCells(reportForms[format]).filter(({ table }) => table === 'remedies')) {
          const found = errorsOf(change(sound, cell, 1));
          assert.deepEqual(
            found.map(({ rule, place }) => [rule, place.row]),
            [['table4-total', cell.row]],
            `${cell.key} of seed ${seed}`,
          );
        }
      }
    });

  it('finds every changed figure of table 2 by last year’s report or by what the text says', () => {
    for (const seed of SEEDS) {
      const { report, previous } = withTextAndPrevious(soundReport(seededDraw(seed), { format: '2021', year: 2022 }));
      const context = { previous, switchedOff: ['boilerplate', 'problems-repeated', 'plausibility'] };
      assert.deepEqual(
        checkReport(report, context).findings.map(({ message }) => message),
        [],
      );
      for (const cell of listCells(reportForms['2021']).filter(({ table }) => table === 'proactive')) {
        const rules = new Set(checkReport(change(report, cell, 1), context).findings.map(({ rule }) => rule));
        assert.ok(
          rules.has('continuity-in-force') || rules.has('prose-table'),
          `${cell.key} of seed ${seed}: ${[...rules].join()}`,
        );
      }
    }
  });
});

/** The report with a text that states its table 2, and last year's report that it goes on from. */
function withTextAndPrevious(report: Report): { report: Report; previous: Report } {
  const { licensing, penalties, coercion, fees } = report.proactive;
  const said = `作出行政许可决定${licensing!.decisions}件，作出行政处罚决定${penalties!.decisions}件，实施行政强制${coercion!.decisions}件，行政事业性收费${fees!.amount}万元。\n`;
  const sections = report.sections.map(section =>
    section.key === 'overview' ? { ...section, text: `${section.text}${said}` } : section,
  );
  const before = (row: string) => {
    const { issued, repealed, inForce } = report.proactive[row]!;
    return { ...report.proactive[row]!, inForce: inForce! - issued! + repealed! };
  };
  const previous: Report = {
    ...report,
    year: report.year! - 1,
    proactive: {
      ...report.proactive,
      regulations: before('regulations'),
      normativeDocuments: before('normativeDocuments'),
    },
    applications: { ...report.applications, carriedOut: report.applications.carriedIn! },
  };
  return { report: { ...report, sections }, previous };
}
