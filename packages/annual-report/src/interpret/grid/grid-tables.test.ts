import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportForms, type TableName } from '@gongkai/statute';
import fc from 'fast-check';
import type { Report } from '../../model/report.ts';
import type { Block } from '../../source/source-document.ts';
import { asGrids, gridLayouts, layForm, paragraph, type Values } from '../../testing/grid-layouts.ts';
import { type LaidCell, type LaidRow, layGrid } from '../../testing/lay-grid.ts';
import { soundValues } from '../../testing/sound-values.ts';
import { interpretDocument } from '../interpret-document.ts';

/** Counts up: every cell has a figure of its own kind, and every failure repeats. */
function counting() {
  let n = 0;
  return (most: number) => (n = (n * 7 + 3) % 101) % (most + 1);
}

const TITLE = paragraph('青溪县云岭乡人民政府2021年政府信息公开工作年度报告');

function read(...blocks: readonly Block[]): Report {
  const { reports } = interpretDocument({ format: 'html', blocks: [TITLE, ...blocks], problems: [] });
  assert.equal(reports.length, 1);
  return reports[0]!;
}

function assertValues(report: Report, values: Values, but: readonly string[] = []): void {
  const wrong = [...values].flatMap(([key, value]) => {
    const [table, ...rest] = key.split('.');
    const column = rest.pop()!;
    const read = report[table as TableName][rest.join('.')]?.[column];
    return read === value || but.includes(key) ? [] : [`${key}: ${value}, read ${read}`];
  });
  assert.deepEqual(wrong, []);
}

describe('tables in grids', () => {
  for (const format of ['2019', '2021'] as const)
    for (const [name, lay] of Object.entries(gridLayouts))
      it(`of the form of ${format} are read exactly: ${name}`, () => {
        const values = soundValues(reportForms[format], counting());
        const report = read(...lay(layForm(format, values)));
        assertValues(report, values);
        assert.deepEqual(report.problems, []);
        assert.equal(report.format, format);
        assert.equal(Object.keys(report.cells).length, values.size);
      });

  it('of any sound report read back exactly (property)', () => {
    const draws = fc.array(fc.nat(9999), { minLength: 220, maxLength: 220 });
    fc.assert(
      fc.property(
        fc.constantFrom('2019', '2021'),
        draws,
        fc.constantFrom(...Object.keys(gridLayouts)),
        (format, numbers, name) => {
          let next = 0;
          const values = soundValues(reportForms[format], most => numbers[next++ % numbers.length]! % (most + 1));
          const report = read(...gridLayouts[name]!(layForm(format, values)));
          assertValues(report, values);
          assert.deepEqual(report.problems, []);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keep the rows they print where the forms are mixed, and follow the majority', () => {
    const [old, later] = [soundValues(reportForms['2019'], counting()), soundValues(reportForms['2021'], counting())];
    const [oldRows, laterRows] = [layForm('2019', old), layForm('2021', later)];
    const firstItem = read(
      layGrid([...oldRows.proactive.slice(0, 4), ...laterRows.proactive.slice(4)]),
      layGrid(laterRows.applications),
    );
    assert.equal(firstItem.format, '2021');
    assert.deepEqual(Object.keys(firstItem.proactive.regulations!), ['made', 'published', 'totalPublished']);
    assert.deepEqual(Object.keys(firstItem.proactive.fees!), ['amount']);
    const oneRowOfOther = read(layGrid(laterRows.proactive), layGrid(oldRows.applications));
    assert.equal(oneRowOfOther.format, '2021');
    assert.equal(oneRowOfOther.applications.other!.total, old.get('applications.other.total'));
    assert.equal(oneRowOfOther.applications['other.other'], undefined);
    assert.equal(read(...asGrids(oldRows)).format, '2019', 'the form of 2019 in a report of 2021');
  });

  it('leave rows that the form does not have out, and say so', () => {
    const values = soundValues(reportForms['2021'], counting());
    const { proactive, applications } = layForm('2021', values);
    const withExtra = [
      ...proactive.slice(0, 4),
      [['其他主动公开文件'], ['5'], ['0'], ['9']] as LaidRow,
      ...proactive.slice(4),
    ];
    const report = read(layGrid(withExtra), layGrid(applications));
    assertValues(report, new Map([...values].filter(([key]) => !key.startsWith('remedies'))));
    assert.deepEqual(
      report.problems.map(({ code, text }) => [code, text]),
      [['row-unknown', '其他主动公开文件 5 0 9']],
    );
  });

  it('tell a label by its beginning, not by what it contains', () => {
    const values = soundValues(reportForms['2019'], counting());
    const long = '其他对外管理服务事项（包括行政确认、行政裁决等，不含行政许可、行政处罚、行政强制）';
    const { proactive } = layForm('2019', values);
    const report = read(
      layGrid(proactive.map(row => row.map(cell => (cell[0] === '其他对外管理服务事项' ? [long] : cell)))),
    );
    assertValues(report, new Map([...values].filter(([key]) => key.startsWith('proactive'))));
    assert.deepEqual(report.labels, []);
  });

  it('take a label that is printed otherwise for what it is, with its place', () => {
    const values = soundValues(reportForms['2021'], counting());
    const slips: Record<string, string> = {
      本年废止件数: '本年度止件数',
      总计: '合计',
      结果维持: '结果维护',
      '1.信访举报投诉类申请': '1.信访投诉举报类申请',
      现行有效件数: '现行有效件数 (历史累计)',
      '本年收费金额（单位：万元）': '本年收费金额（单位：元）',
    };
    const printed = Object.values(layForm('2021', values)).map(table =>
      layGrid(table.map(row => row.map(([label, ...spans]): LaidCell => [slips[label] ?? label, ...spans]))),
    );
    const report = read(...printed);
    assertValues(report, values);
    assert.deepEqual(
      report.labels.map(({ printed: label, kind, place }) => `${label} ${kind} ${place.table}`),
      [
        '本年度止件数 misprint proactive',
        '合计 misprint applications',
        '1.信访投诉举报类申请 variant applications',
        '结果维护 misprint remedies',
        '合计 misprint remedies',
      ],
    );
    assert.deepEqual(report.labels[0]!.place.source, { block: 0, row: 1, column: 2 });
    assert.equal(report.cells['proactive.fees.amount']!.unit, '元', 'the unit of the head stands beside the figure');
  });

  it('printed twice count once; where the copies differ neither is taken', () => {
    const values = soundValues(reportForms['2021'], counting());
    const { applications } = layForm('2021', values);
    const same = read(layGrid(applications), layGrid(applications));
    assertValues(same, new Map([...values].filter(([key]) => key.startsWith('applications'))));
    assert.deepEqual(
      same.problems.map(({ code }) => code),
      ['table-repeated'],
    );
    const changed = applications.map((row, at) => (at === 3 ? [row[0]!, ['777'] as const, ...row.slice(2)] : row));
    const differing = read(layGrid(applications), layGrid(changed));
    assert.equal(differing.applications.new!.natural, null);
    assert.ok(
      differing.problems.some(
        ({ code, place }) => code === 'cell-ambiguous' && place.row === 'new' && place.column === 'natural',
      ),
    );
  });

  it('keep blank, dash, zero and words apart, and never fill a blank', () => {
    const values = soundValues(reportForms['2021'], () => 0);
    const { applications } = layForm('2021', values);
    const printed = [[''], ['—'], ['无'], ['/'], [' \u00a0'], ['未收到'], ['0']] as LaidRow;
    const report = read(layGrid(applications.map((row, at) => (at === 3 ? [row[0]!, ...printed] : row))));
    const { natural, commercial, research, welfare, legal, other, total } = report.applications.new!;
    assert.deepEqual(
      [natural, commercial, research, welfare, legal, other, total],
      [null, null, null, null, null, null, 0],
    );
    assert.deepEqual(
      ['natural', 'commercial', 'research', 'welfare', 'legal', 'other', 'total'].map(
        column => report.cells[`applications.new.${column}`]!.kind,
      ),
      ['blank', 'dash', 'dash', 'dash', 'blank', 'words', 'number'],
    );
    assert.deepEqual(
      report.problems.map(({ code, text, place }) => [code, text, place.row, place.column]),
      [['cell-unreadable', '未收到', 'new', 'other']],
    );
  });

  it('with a cell too few are filled by the sums only where these leave one choice', () => {
    const values = soundValues(reportForms['2021'], counting());
    const { applications } = layForm('2021', values);
    const shortened = (at: number, column: number) =>
      applications.map((row, index) =>
        index === at ? [...row.slice(0, -7 + column), ...row.slice(row.length - 6 + column)] : row,
      );
    const key = 'applications.granted';
    const report = read(layGrid(shortened(5, 2)));
    assertValues(report, new Map([...values].filter(([cell]) => cell.startsWith(key))));
    assert.equal(report.cells[`${key}.research`]!.recovered, 'sums');
    const without = applications.filter((_, index) => index < 5 || index > 30).concat([applications[5]!.slice(0, -3)]);
    const unsure = read(layGrid(without));
    assert.deepEqual(Object.values(unsure.applications.granted!), [null, null, null, null, null, null, null]);
    assert.ok(
      unsure.problems.some(({ place, code }) => place.row === 'granted' && /row-unreadable|cell-ambiguous/u.test(code)),
    );
  });

  it('of two reports one after the other and side by side stay apart', () => {
    const [one, other] = [3, 5].map(step => {
      let n = 0;
      return soundValues(reportForms['2021'], most => (n += step) % (most + 1));
    });
    const blocks = [one!, other!].map((values, index) => [
      paragraph(`青溪县${index === 0 ? '云岭乡' : '石桥镇'}2022年政府信息公开工作年度报告`),
      paragraph('一、总体情况'),
      paragraph('全年公开信息三十条。'),
      ...asGrids(layForm('2021', values)),
    ]);
    const sideBySide = layGrid([
      [
        ['甲', 1],
        ['乙', 1],
      ],
    ]);
    const asCell = (index: number) => ({
      ...sideBySide.cells[index]!,
      text: blocks[index]!.flatMap(block => (block.kind === 'paragraph' ? [block.text] : [])).join('\n'),
      nested: blocks[index]!.filter(block => block.kind === 'grid'),
    });
    for (const all of [blocks.flat(), [{ ...sideBySide, cells: [asCell(0), asCell(1)] }]]) {
      const { reports } = interpretDocument({ format: 'docx', blocks: all, problems: [] });
      assert.deepEqual(
        reports.map(({ agency }) => agency),
        ['青溪县云岭乡', '青溪县石桥镇'],
      );
      assertValues(reports[0]!, one!);
      assertValues(reports[1]!, other!);
      for (const { problems } of reports) assert.deepEqual(problems, []);
    }
  });
});
