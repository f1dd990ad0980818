import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { EXIT } from './exit-codes.ts';
import { runCli } from './testing/run-cli.ts';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'gongkai-fresh-folder-'));
after(() => rmSync(DATA_DIR, { recursive: true, force: true }));
const env = { DATA_DIR, MODE: 'demo' };

it('a command on a folder that no server has seen says what is missing, not whom to grant what', async () => {
  const { code, stderr } = await runCli(['verify'], { env });
  assert.equal(code, EXIT.refused, stderr);
  assert.match(stderr, /has not this program's schema yet.*gongkai migrate/);
  assert.doesNotMatch(stderr, /grant connect/);
});

it('seed fills a folder that no server has seen', async () => {
  const { code, stdout, stderr } = await runCli(['seed', '--profile=acceptance', '--json'], { env });
  assert.equal(code, EXIT.done, stderr);
  const { agencies, accounts } = JSON.parse(stdout) as { agencies: unknown[]; accounts: unknown[] };
  assert.deepEqual([agencies.length, accounts.length], [9, 12]);
});
