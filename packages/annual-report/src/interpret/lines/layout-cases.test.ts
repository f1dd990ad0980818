import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readReport } from '../../read/read-report.ts';

const folder = new URL('../../../../../fixtures/annual-reports/layouts/', import.meta.url);

interface Expected {
  readonly problems?: readonly string[];
  readonly [key: string]: unknown;
}

describe('readReport() of text', () => {
  for (const name of readdirSync(folder).sort())
    it(`reads ${name}`, async () => {
      const { problems = [], ...expected } = JSON.parse(
        readFileSync(new URL(`${name}/report.json`, folder), 'utf8'),
      ) as Expected;
      const { report } = await readReport(readFileSync(new URL(`${name}/report.txt`, folder)));
      assert.ok(report);
      const { format, agency, year, proactive, applications, remedies } = report;
      assert.deepEqual({ format, agency, year, proactive, applications, remedies }, expected);
      assert.deepEqual([...new Set(report.problems.map(({ code }) => code))], problems);
      for (const { text } of report.sections) assert.doesNotMatch(text, /信息内容|自然人|结果维持|继续办理/u);
    });
});
