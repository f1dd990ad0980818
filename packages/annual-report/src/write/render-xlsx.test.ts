import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkReport } from '../check/check-report.ts';
import { interpretDocument } from '../interpret/interpret-document.ts';
import { contentOf } from '../testing/content-of.ts';
import { calculate, gridOf, readWorkbook } from '../testing/read-workbook.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { soundReports } from '../testing/sound-reports.ts';
import { renderXlsx } from './render-xlsx.ts';
import { SHEET_STYLES } from './workbook-styles.ts';

const CHECKS = [SHEET_STYLES.indexOf('check'), SHEET_STYLES.indexOf('checkLabel')];
const tablesOf = (bytes: Uint8Array) => readWorkbook(bytes).slice(0, -1);

describe('renderXlsx()', () => {
  it('holds the tables as they can be read back', () => {
    fc.assert(
      fc.property(soundReports({ blanks: 4, dashes: 4 }), report => {
        const blocks = tablesOf(renderXlsx(report)).map(sheet => gridOf(sheet, CHECKS));
        const [read] = interpretDocument({ format: 'html', blocks, problems: [] }).reports;
        assert.ok(read);
        const { proactive, applications, remedies, cells } = contentOf(report);
        const own = contentOf(read);
        assert.deepEqual(
          { proactive: own.proactive, applications: own.applications, remedies: own.remedies, cells: own.cells },
          { proactive, applications, remedies, cells },
        );
        assert.equal(own.title, contentOf(report).title);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps beside each formula the value it gives', () => {
    fc.assert(
      fc.property(soundReports({ blanks: 5, dashes: 5 }), report => {
        for (const sheet of tablesOf(renderXlsx(report)))
          for (const { name, formula, text } of sheet.cells.values())
            if (formula) assert.equal(calculate(formula, sheet), Number(text), `${sheet.name} ${name} ${formula}`);
      }),
      { numRuns: 20 },
    );
  });

  it('has a live sum for every total of a sound report, and checks that come to nothing', () => {
    const [proactive, applications, remedies] = tablesOf(renderXlsx(soundReport(seededDraw(1), { format: '2021' })));
    const formulas = (sheet = proactive!) => [...sheet.cells.values()].filter(({ formula }) => formula);
    assert.equal(formulas().length, 0);
    // 25 totals of rows, 7 of results (one of them the same cell), 25 + 7 + 7 checks.
    assert.equal(formulas(applications).length, 25 + 6 + 25 + 7 + 7);
    assert.equal(formulas(remedies).length, 3 + 3);
    const checks = [...formulas(applications), ...formulas(remedies)].filter(({ style }) => style === CHECKS[0]);
    assert.ok(checks.every(({ text }) => text === '0'));
  });

  it('leaves a wrong total as it was printed and says beside it by how much', () => {
    const sound = soundReport(seededDraw(1), { format: '2021' });
    const right = sound.applications.granted!.total!;
    const report = {
      ...sound,
      applications: { ...sound.applications, granted: { ...sound.applications.granted, total: right + 3 } },
    };
    const [, applications] = tablesOf(renderXlsx(report));
    const row = [...applications!.cells.values()].find(({ text }) => text === '（一）予以公开')!.name.slice(1);
    const total = applications!.cells.get(`J${row}`)!;
    assert.deepEqual([total.text, total.formula], [String(right + 3), null]);
    assert.equal(applications!.cells.get(`K${row}`)!.text, '3');
  });

  it('writes text as text, whatever it begins with', () => {
    const sound = soundReport(seededDraw(1), { format: '2021' });
    const key = 'proactive.licensing.decisions';
    const evil = '=HYPERLINK("http://example.invalid","x")';
    const report = {
      ...sound,
      title: '+cmd|虚构',
      proactive: { ...sound.proactive, licensing: { decisions: null } },
      cells: { ...sound.cells, [key]: { ...sound.cells[key]!, printed: evil, kind: 'words' as const } },
    };
    const [sheet] = readWorkbook(renderXlsx(report));
    const cell = [...sheet!.cells.values()].find(({ text }) => text === evil);
    assert.ok(cell && !cell.isNumber && cell.formula === null);
    assert.equal(sheet!.cells.get('A1')!.isNumber, false);
  });

  it('lists the findings, and says so where there is none', () => {
    const sound = soundReport(seededDraw(1), { format: '2021' });
    const findings = (report: typeof sound) => [...readWorkbook(renderXlsx(report)).at(-1)!.cells.values()];
    assert.ok(findings(checkReport(sound)).some(({ text }) => text === '校核通过，没有发现问题。'));
    const short = checkReport({ ...sound, sections: sound.sections.filter(({ key }) => key !== 'other') });
    assert.ok(findings(short).some(({ text }) => text === '必改'));
  });
});
