import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readReportText } from '../../read/read-report.ts';
import { parseTitle } from './parse-title.ts';

interface TitleCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly title: string;
  readonly agency: string | null;
  readonly year: number | null;
}

const file = new URL('../../../../../fixtures/annual-reports/titles.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly TitleCase[] };
const BODY = [
  '一、总体情况',
  '按照要求公开。',
  '五、存在的主要问题及改进情况',
  '无。',
  '六、其他需要报告的事项',
  '无。',
];

describe('the title of a report', () => {
  for (const { name, lines, ...expected } of cases)
    it(`is read as printed: ${name}`, () => {
      const { report } = readReportText([...lines, ...BODY].join('\n'));
      assert.ok(report);
      const { title, agency, year } = report;
      assert.deepEqual({ title, agency, year }, expected);
      assert.equal(report.sections[0]!.key, 'overview', 'nothing of the title is left for the preface');
    });

  it('is no sentence, no breadcrumb and no report on something else', () => {
    for (const text of [
      '现公布2021年政府信息公开工作年度报告',
      '首页 > 政府信息公开 > 政府信息公开年报',
      '上一篇：青溪县民政局2020年政府信息公开工作年度报告',
      '青溪县民政局2021年法治政府建设年度报告',
      '青溪县2021年国民经济和社会发展统计公报',
    ])
      assert.equal(parseTitle(text), null, text);
  });
});
