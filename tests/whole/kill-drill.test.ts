import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { seedCounty } from '../system/accounts.ts';
import { KillDrill } from './kill-drill.ts';

it('the server, then its PostgreSQL, killed with -9 among concurrent writes lose nothing acknowledged and double nothing', async t => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-drill-'));
  const drill = await KillDrill.begin({ DATA_DIR: dataDir }, seedCounty);
  t.after(async () => {
    await drill.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const report = await drill.run({ rounds: 2, writeMs: 1_000, writers: 4 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(await drill.findLosses(), []);
  const { code, out } = await drill.verify();
  assert.equal(code, 0, out.slice(0, 2_000));
  assert.ok(report.acknowledged > 0);
});
