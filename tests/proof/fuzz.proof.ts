import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runFuzz } from '../fuzz/run-fuzz.ts';
import { startWhole, type Whole } from '../system/whole.ts';

const CALLS = Number(process.env.FUZZ_CALLS ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_080_501);

let whole: Whole;
before(async () => {
  whole = await startWhole();
});
after(() => whole.end());

describe(`${CALLS} hostile calls`, () => {
  it('bring no answer of 5xx, no silence, no value into the log', async t => {
    const { pid } = whole.node;
    const report = await runFuzz(whole, { calls: CALLS, seed: SEED });
    t.diagnostic(JSON.stringify({ ...report, faults: report.faults.length }));
    assert.deepEqual(report.faults.slice(0, 10), []);
    process.kill(pid, 0);
    for (const { process: name, afterMb } of report.memory) assert.ok(afterMb < 700, `${name} holds ${afterMb} MB`);
  });
});
