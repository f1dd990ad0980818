import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report } from '../../model/report.ts';
import { readReportText } from '../../read/read-report.ts';
import { printReportAs } from '../../testing/layouts/print-report.ts';
import { textLayouts } from '../../testing/layouts/text-layouts.ts';
import { seededDraw, soundReport } from '../../testing/sound-report.ts';

const REPORTS_PER_LAYOUT = 40;
/** Settling what is run together tries many ways. */
const RUN_TOGETHER_REPORTS = 4;
const BLANKS_OF_HUNDRED = 10;

const squeezed = (text: string) => text.replace(/\s+/gu, '');
const textOf = ({ sections }: Report) => sections.map(({ key, text }) => `${key} ${squeezed(text)}`);
const cellsOf = ({ cells }: Report) =>
  Object.fromEntries(Object.entries(cells).map(([key, { printed, kind }]) => [key, `${kind} ${printed}`]));

describe('readReportText()', () => {
  for (const layout of textLayouts)
    if (layout.keeps !== 'tokens')
      it(`reads sound reports back from layout ${layout.number} (${layout.name}): tables and text`, () => {
        for (let seed = 1; seed <= REPORTS_PER_LAYOUT; seed++) {
          const blanks = layout.keeps === 'cells' ? BLANKS_OF_HUNDRED : 0;
          const report = soundReport(seededDraw(seed), { blanks, dashes: 5, printing: 'varied' });
          const { report: read } = readReportText(printReportAs(layout, report));
          assert.ok(read);
          assert.deepEqual(cellsOf(read), cellsOf(report), `seed ${seed}`);
          assert.deepEqual(textOf(read), textOf(report), `seed ${seed}`);
          assert.deepEqual([read.title, read.agency, read.year], [report.title, report.agency, report.year]);
        }
      });
    else
      it(`takes no wrong figure out of layout ${layout.number} (${layout.name})`, () => {
        for (let seed = 1; seed <= RUN_TOGETHER_REPORTS; seed++) {
          const report = soundReport(seededDraw(seed));
          const { report: read } = readReportText(printReportAs(layout, report));
          for (const table of ['proactive', 'applications', 'remedies'] as const)
            for (const [row, columns] of Object.entries(read?.[table] ?? {}))
              for (const [column, value] of Object.entries(columns))
                if (value !== null)
                  assert.equal(value, report[table][row]?.[column], `seed ${seed} ${table} ${row} ${column}`);
        }
      });
});
