import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { listCells, reportForms } from '@gongkai/statute';
import { findTableLabel } from './table-labels.ts';

const file = new URL('../../../../fixtures/annual-reports/labels.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  cases: readonly { printed: string; meanings: readonly string[] }[];
};
const meaningsOf = (printed: string) => findTableLabel(printed).map(({ role, id, kind }) => `${role} ${id} ${kind}`);

describe('findTableLabel()', () => {
  for (const { printed, meanings } of cases)
    it(`knows ${JSON.stringify(printed)} as ${meanings.join(', ') || 'no label'}`, () =>
      assert.deepEqual(meaningsOf(printed), meanings));

  it('tells 其他 and 总计 in every place they can stand', () => {
    assert.deepEqual(
      new Set(meaningsOf('3.其他')),
      new Set(['applicant other official', 'application-row other.other official']),
    );
    assert.deepEqual(
      findTableLabel('总计')
        .map(({ role }) => role)
        .toSorted(),
      ['applicant', 'application-row', 'remedy-result'],
    );
  });

  it('takes a numbered 总计 for the row', () =>
    assert.deepEqual(meaningsOf('（七）合计'), ['application-row resultTotal misprint']));

  it('knows every label of both forms as the form prints it', () => {
    for (const form of Object.values(reportForms)) {
      const labels = [
        ...form.proactive.flatMap(({ rows, columns }) => [
          ...rows.map(({ path }) => path.at(-1)!),
          ...columns.map(({ label }) => label),
        ]),
        ...form.applications.map(({ path }) => path.at(-1)!),
        ...form.applicants.map(({ label }) => label),
        ...form.remedies.map(({ path }) => path.at(-1)!),
        ...form.remedyResults.map(({ label }) => label),
      ];
      for (const label of labels)
        assert.ok(
          findTableLabel(label).some(({ kind }) => kind === 'official'),
          label,
        );
      assert.ok(listCells(form).length > 190);
    }
  });
});
