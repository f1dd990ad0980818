import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { seedCounty } from '../system/accounts.ts';
import { KillDrill } from '../whole/kill-drill.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20);

it(`${ROUNDS} blows with kill -9 during concurrent writes lose nothing acknowledged and double nothing`, async t => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-drill-'));
  const drill = await KillDrill.begin({ DATA_DIR: dataDir }, seedCounty);
  t.after(async () => {
    await drill.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const report = await drill.run({ rounds: ROUNDS, writeMs: 1_500, writers: 8 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(await drill.findLosses(), []);
  const { code, out } = await drill.verify();
  assert.equal(code, 0, out.slice(0, 2_000));
  assert.ok(report.published > 0, 'nothing was published in the drill');
});
