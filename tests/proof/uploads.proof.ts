import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runUploadFuzz } from '../fuzz/run-upload-fuzz.ts';
import { startWhole, type Whole } from '../system/whole.ts';

const UPLOADS = Number(process.env.FUZZ_UPLOADS ?? 1_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_080_501);

let whole: Whole;
before(async () => {
  whole = await startWhole();
});
after(() => whole.end());

describe(`${UPLOADS} malformed uploads`, () => {
  it('bring no crash, no answer of 5xx, no value into the log, and hold memory within bounds', async t => {
    const report = await runUploadFuzz(whole, { uploads: UPLOADS, seed: SEED });
    t.diagnostic(JSON.stringify({ ...report, faults: report.faults.length }));
    assert.deepEqual(report.faults.slice(0, 10), []);
    process.kill(whole.node.pid, 0);
    assert.ok(report.peakOfficeMb < 900, `the office held ${report.peakOfficeMb} MB`);
    assert.ok(report.peakReadersMb < 900, `a reader held ${report.peakReadersMb} MB`);
  });
});
