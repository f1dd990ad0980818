import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import { findBinaries } from './binaries.ts';
import { chooseRunAs, commandFor } from './run-as.ts';

const asRoot = process.getuid?.() === 0;
const { postgres } = findBinaries();

test('chooseRunAs() leaves an ordinary user as he is', t => {
  if (asRoot) return t.skip('runs as root');
  assert.deepEqual(chooseRunAs(scratchFolder(t), postgres).prefix, []);
});

test('chooseRunAs() finds root a way that is not root and still writes the folder', t => {
  if (!asRoot) return t.skip('needs root');
  const folder = scratchFolder(t);
  const written = join(folder, 'written');
  const { command, args, ids } = commandFor(chooseRunAs(folder, postgres), '/bin/sh', [
    '-c',
    'id -u; : > "$0"',
    written,
  ]);
  const { stdout } = spawnSync(command, args, { encoding: 'utf8', ...ids });
  assert.notEqual(stdout.trim(), '0');
  assert.ok(existsSync(written));
  assert.equal(statSync(written).uid, statSync(folder).uid, 'outside, the file belongs to whom the folder belongs');
});

test('findBinaries() gives programs that start', () => {
  const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  assert.match(stdout, new RegExp(`PostgreSQL\\) ${findBinaries().major}\\.`));
});
