import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportForms } from '@gongkai/statute';
import { readReport, readReportText } from '../read/read-report.ts';
import type { Block } from '../source/source-document.ts';
import { asGrids, layForm, paragraph } from '../testing/grid-layouts.ts';
import { layGrid } from '../testing/lay-grid.ts';
import { soundValues } from '../testing/sound-values.ts';
import { interpretDocument } from './interpret-document.ts';

const TITLE = '青溪县云岭乡人民政府2021年政府信息公开工作年度报告';
const grids = asGrids(
  layForm(
    '2021',
    soundValues(reportForms['2021'], most => Math.min(most, 3)),
  ),
);
const read = (...blocks: readonly Block[]) => interpretDocument({ format: 'html', blocks, problems: [] });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('interpretDocument()', () => {
  it('finds the report inside the page of a web site', () => {
    const { reports } = read(
      ...[
        '首页',
        '政务公开',
        '政府信息公开指南',
        '政府信息公开年报',
        '当前位置：首页 > 政府信息公开 > 政府信息公开年报',
      ].map(paragraph),
      paragraph(TITLE),
      ...['发布时间：2022-01-18 09:12', '来源：云岭乡', '浏览次数：31', '【字体：大 中 小】'].map(paragraph),
      paragraph('本报告依据《中华人民共和国政府信息公开条例》编制，统计期限自2021年1月1日起至2021年12月31日止。'),
      paragraph('一、总体情况'),
      paragraph('全年公开信息三十条。'),
      ...grids,
      paragraph('五、存在的主要问题及改进情况'),
      paragraph('公开不够及时。'),
      paragraph('六、其他需要报告的事项'),
      paragraph('无收取信息处理费情况。'),
      ...['【打印】【关闭】', '上一篇：青溪县云岭乡2020年政府信息公开工作年度报告', '主办单位：青溪县人民政府'].map(
        paragraph,
      ),
    );
    assert.equal(reports.length, 1);
    const [report] = reports;
    assert.deepEqual(
      [report!.title, report!.agency, report!.year, report!.format],
      [TITLE, '青溪县云岭乡人民政府', 2021, '2021'],
    );
    assert.deepEqual(
      report!.sections.map(({ key, text }) => [key, text]),
      [
        ['preface', '本报告依据《中华人民共和国政府信息公开条例》编制，统计期限自2021年1月1日起至2021年12月31日止。\n'],
        ['overview', '全年公开信息三十条。\n'],
        ['problems', '公开不够及时。\n'],
        ['other', '无收取信息处理费情况。\n'],
      ],
    );
    assert.deepEqual(report!.problems, []);
  });

  it('keeps text below a table out of the section above where the headings between are missing', () => {
    const { reports } = read(
      paragraph(TITLE),
      paragraph('一、总体情况'),
      paragraph('甲。'),
      ...grids,
      paragraph('表后说明。'),
      paragraph('五、存在的主要问题及改进情况'),
      paragraph('乙。'),
    );
    assert.deepEqual(
      reports[0]!.sections.map(({ key, heading, text }) => [key, heading, text]),
      [
        ['overview', '一、总体情况', '甲。\n'],
        ['remedies', '', '表后说明。\n'],
        ['problems', '五、存在的主要问题及改进情况', '乙。\n'],
      ],
    );
  });

  it('takes a title that comes again at the head of a page for what it is', () => {
    const { reports } = read(
      paragraph(TITLE),
      paragraph('一、总体情况'),
      paragraph('甲。'),
      grids[0]!,
      paragraph(TITLE),
      ...grids.slice(1),
      paragraph('五、存在的主要问题及改进情况'),
      paragraph(TITLE),
      paragraph('乙。'),
    );
    assert.equal(reports.length, 1);
    assert.ok(!JSON.stringify(reports[0]!.sections).includes(TITLE));
    assert.deepEqual(reports[0]!.problems, []);
  });

  it('takes the year from the period, else from the text, and null where the text names several alike', () => {
    const yearOf = (...lines: readonly string[]) =>
      readReportText(['青溪县云岭乡政府信息公开工作年度报告', ...lines, '六、其他需要报告的事项', '无。'].join('\n'))
        .report!.year;
    assert.equal(yearOf('数据的统计期限自2022年1月1日起至2022年12月31日止。', '一、总体情况', '2023年将改进。'), 2022);
    assert.equal(yearOf('一、总体情况', '2022年，我乡公开信息三十条。'), 2022);
    assert.equal(
      yearOf('一、总体情况', '2022年，我乡公开信息三十条。2022年未收到申请。《2019年工作要点》已公开。2021年有两条。'),
      2022,
    );
    assert.equal(yearOf('一、总体情况', '2021年公开三十条，2022年公开四十条。'), null);
    assert.equal(yearOf('一、总体情况', '全年公开三十条。'), null);
  });

  it('reads a free-text report as one of the old form', () => {
    const { reports } = read(
      ...[
        '青溪县民政局2015年政府信息公开年度报告',
        '一、概述',
        '全年公开信息三十条。',
        '二、主动公开政府信息情况',
        '主要有三类。',
      ].map(paragraph),
    );
    assert.equal(reports[0]!.format, null);
    assert.deepEqual(codes(reports[0]!.problems), ['old-form']);
    assert.deepEqual(
      reports[0]!.sections.map(({ key }) => key),
      ['overview', 'proactive'],
    );
  });

  it('finds no report in another paper, and says so', () => {
    for (const lines of [
      ['青溪县2021年国民经济和社会发展统计公报', '一、综合', '全年生产总值略有增长。'],
      ['关于召开会议的通知', '各科室：', '定于周五开会。'],
      ['青溪县民政局2021年政府信息公开工作年度报告.docx'],
    ]) {
      const { reports, problems } = read(...lines.map(paragraph));
      assert.deepEqual([reports, codes(problems)], [[], ['no-report']], lines[0]);
    }
    const result = readReportText('今天天气不错。');
    assert.deepEqual([result.report, codes(result.problems)], [null, ['no-report']]);
  });

  it('parts two reports that stand side by side in a text', () => {
    const [left, right] = [3, 5].map(most => soundValues(reportForms['2021'], limit => Math.min(limit, most)));
    const rowsOf = (values: ReadonlyMap<string, number>) =>
      Object.values(layForm('2021', values)).flatMap(rows =>
        layGrid(rows).cells.reduce<string[][]>((grid, { row, column, text }) => {
          grid[row] ??= Array.from({ length: layGrid(rows).columnCount }, () => '');
          grid[row]![column] = text;
          return grid;
        }, []),
      );
    const [leftRows, rightRows] = [rowsOf(left!), rowsOf(right!)];
    const text = [
      '青溪县云岭乡2022年政府信息公开工作年度报告\t青溪县石桥镇2022年政府信息公开工作年度报告',
      '一、总体情况\t一、总体情况',
      '全年公开三条。\t全年公开五条。',
      ...leftRows.map((row, index) => [...row, ...rightRows[index]!].join('\t')),
      '六、其他需要报告的事项\t六、其他需要报告的事项',
      '无。\t无。',
    ].join('\n');
    const { report } = readReportText(text);
    const both = [report!, ...report!.more];
    assert.deepEqual(
      both.map(({ agency }) => agency),
      ['青溪县云岭乡', '青溪县石桥镇'],
    );
    for (const [index, values] of [left!, right!].entries()) {
      assert.equal(both[index]!.applications.resultTotal!.total, values.get('applications.resultTotal.total'));
      assert.equal(both[index]!.remedies.litigation!.total, values.get('remedies.litigation.total'));
      assert.equal(both[index]!.sections[0]!.text, index === 0 ? '全年公开三条。\n' : '全年公开五条。\n');
      assert.deepEqual(both[index]!.problems, []);
    }
  });

  it('takes the title from the head of a page that shows it nowhere', async () => {
    const page = `<html><head><title>${TITLE}_政府信息公开年报_青溪县人民政府</title></head><body><div>
      <p>一、总体情况</p><p>全年公开三十条。</p><p>六、其他需要报告的事项</p><p>无。</p></div></body></html>`;
    const { report } = await readReport(new TextEncoder().encode(page));
    assert.deepEqual([report!.title, report!.year], [TITLE, 2021]);
  });

  it('never throws, whatever the blocks are', () => {
    const odd: Block[] = [
      { kind: 'grid', cells: [], rowCount: 0, columnCount: 0, source: {} },
      {
        kind: 'grid',
        cells: [{ text: '规章', row: 5, column: 9, rowSpan: 9, columnSpan: 0, source: {} }],
        rowCount: 1,
        columnCount: 1,
        source: {},
      },
      { kind: 'lines', lines: [] },
      paragraph(''),
      paragraph('一、'),
    ];
    assert.doesNotThrow(() => read(...odd));
  });
});
