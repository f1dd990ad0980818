import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { patchedReport, type ReportPatch } from '../testing/patched-report.ts';
import { checkReport } from './check-report.ts';

interface Sentences {
  readonly report: ReportPatch;
  /** No rule may find fault with these. */
  readonly right: readonly string[];
  readonly wrong: readonly { readonly text: string; readonly rule: string }[];
}

const file = new URL('../../../../fixtures/annual-reports/sentences.json', import.meta.url);
const { report, right, wrong } = JSON.parse(await readFile(file, 'utf8')) as Sentences;

async function findingsOn(sentence: string) {
  const checked = checkReport(
    await patchedReport({
      ...report,
      replace: [
        ['overview', '全年未收到政府信息公开申请。', sentence],
        ['overview', '，未发生政府信息公开行政复议、行政诉讼案件', ''],
      ],
    }),
  );
  return checked.findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('checkReport() on single sentences', () => {
  for (const sentence of right)
    it(`lets “${sentence}” pass`, async () => {
      assert.deepEqual(await findingsOn(sentence), []);
    });

  for (const { text, rule } of wrong)
    it(`finds ${rule} in “${text}”`, async () => {
      const found = await findingsOn(text);
      assert.ok(
        found.some(finding => finding.startsWith(`${rule}:`)),
        found.join('\n') || 'nothing was found',
      );
    });
});
