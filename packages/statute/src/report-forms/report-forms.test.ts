import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationRows2019, applicationRows2021 } from './application-rows.ts';
import { listCells, reportFormFor, reportForms } from './report-forms.ts';

describe('the report form', () => {
  it('has 200 cells from 2021 on and 198 before, each with a key of its own', () => {
    for (const [format, count] of [
      ['2021', 200],
      ['2019', 198],
    ] as const) {
      const keys = listCells(reportForms[format]).map(({ key }) => key);
      assert.equal(keys.length, count);
      assert.equal(new Set(keys).size, count);
    }
  });

  it('has 25 rows of applications from 2021 on and 23 before, one of them the total of results', () => {
    assert.equal(applicationRows2021.length, 25);
    assert.equal(applicationRows2019.length, 23);
    for (const rows of [applicationRows2019, applicationRows2021])
      assert.deepEqual(
        rows.filter(({ role }) => role === 'result-total').map(({ id }) => id),
        ['resultTotal'],
      );
  });

  it('is chosen by the report year, and there is none before 2019', () => {
    assert.deepEqual(
      [2018, 2019, 2020, 2021, 2027].map(year => reportFormFor(year)?.format ?? null),
      [null, '2019', '2019', '2021', '2021'],
    );
  });
});
