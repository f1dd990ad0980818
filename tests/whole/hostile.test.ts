import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runFuzz } from '../fuzz/run-fuzz.ts';
import { runUploadFuzz } from '../fuzz/run-upload-fuzz.ts';
import { startWhole, type Whole } from '../system/whole.ts';

/** The same calls in every run; `npm run proof fuzz` makes many more, and another seed others. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);

let whole: Whole;
before(async () => {
  whole = await startWhole();
});
after(() => whole?.end());

describe(`the whole system under hostile input (FUZZ_SEED=${SEED})`, () => {
  it('answers 80 malformed uploads without a crash, a 5xx, or a value in the log', async t => {
    const report = await runUploadFuzz(whole, { uploads: 80, seed: SEED });
    t.diagnostic(JSON.stringify({ ...report, faults: report.faults.length }));
    assert.deepEqual(report.faults, []);
    assert.ok(report.peakOfficeMb < 900, `the office held ${report.peakOfficeMb} MB`);
  });

  // Last: it moves the clock to both ends of time.
  it('answers 500 hostile calls as every role without a 5xx, a silence, or a value in the log', async t => {
    const report = await runFuzz(whole, { calls: 500, seed: SEED });
    t.diagnostic(JSON.stringify({ ...report, faults: report.faults.length }));
    assert.deepEqual(report.faults, []);
  });
});
