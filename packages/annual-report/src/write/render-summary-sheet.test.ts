import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkReport } from '../check/check-report.ts';
import { placeOf, readWorkbook } from '../testing/read-workbook.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { renderSummarySheet } from './render-summary-sheet.ts';

describe('renderSummarySheet()', () => {
  const one = checkReport(soundReport(seededDraw(1), { format: '2021', agency: '云岭县民政局' }));
  const other = soundReport(seededDraw(2), { format: '2021', agency: '云岭县柳溪镇人民政府', blanks: 20 });
  const [sheet] = readWorkbook(
    renderSummarySheet([
      { file: '民政局.docx', report: one },
      { file: '=cmd.docx', report: other },
    ]),
  );
  const at = (row: number, column: number) =>
    [...sheet!.cells.values()].find(({ name }) => placeOf(name)[0] === column && placeOf(name)[1] === row);

  it('has a row for each unit and a column for each of the 200 cells of the form', () => {
    const columns = Math.max(...[...sheet!.cells.keys()].map(name => placeOf(name)[0])) + 1;
    const rows = Math.max(...[...sheet!.cells.keys()].map(name => placeOf(name)[1])) + 1;
    assert.deepEqual([rows, columns], [3, 206]);
    assert.deepEqual([at(1, 0)!.text, at(2, 0)!.text], ['云岭县民政局', '云岭县柳溪镇人民政府']);
  });

  it('puts figures as numbers under the words of the form, and leaves blank what is blank', () => {
    const heads = Array.from({ length: 206 }, (_, column) => at(0, column)!.text);
    const column = heads.indexOf('表三“（一）予以公开”，总计');
    assert.deepEqual([at(1, column)!.text, at(1, column)!.isNumber], [String(one.applications.granted!.total), true]);
    const blank = Object.entries(other.cells).find(([, { kind }]) => kind === 'blank')![1].place;
    assert.equal(other.applications[blank.row!]?.[blank.column!] ?? null, null);
    const empty = [...sheet!.cells.values()].filter(({ name, text }) => placeOf(name)[1] === 2 && text === '');
    assert.equal(empty.length, Object.values(other.cells).filter(({ kind }) => kind === 'blank').length);
  });

  it('writes the name of a file as text, whatever it begins with', () => {
    assert.deepEqual([at(2, 2)!.text, at(2, 2)!.isNumber, at(2, 2)!.formula], ['=cmd.docx', false, null]);
  });
});
