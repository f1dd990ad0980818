import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readReportText } from '../../read/read-report.ts';

interface HeadingCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly sections: readonly (readonly string[])[];
  readonly parts?: readonly (readonly string[])[];
}

const file = new URL('../../../../../fixtures/annual-reports/headings.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly HeadingCase[] };
const TITLE = '青溪县云岭乡人民政府2021年政府信息公开工作年度报告';

describe('the sections of a report', () => {
  for (const { name, lines, sections, parts = [] } of cases)
    it(`are found with ${name}`, () => {
      const { report } = readReportText([TITLE, ...lines].join('\n'));
      assert.ok(report);
      assert.deepEqual(
        report.sections.map(({ key, heading, text }) => [key, heading, text]),
        sections,
      );
      const overview = report.sections.find(({ key }) => key === 'overview')!;
      assert.deepEqual(
        overview.parts.map(({ key, heading, text }) => [key, heading, text]),
        parts,
      );
      for (const { start, text } of overview.parts) assert.equal(overview.text.slice(start, start + text.length), text);
    });

  it('say where a heading is printed otherwise than in the form', () => {
    const { report } = readReportText(
      [TITLE, '一、总体概述', '甲。', '五、存在的主要问题及改进清况', '乙。', '六、其他需要报告的事项'].join('\n'),
    );
    assert.deepEqual(
      report!.labels.map(({ printed, kind, place }) => [printed, kind, place.section]),
      [
        ['一、总体概述', 'variant', 'overview'],
        ['五、存在的主要问题及改进清况', 'misprint', 'problems'],
      ],
    );
  });
});
