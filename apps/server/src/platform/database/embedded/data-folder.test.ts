import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../testing/scratch-folder.ts';
import type { StartRefusal } from '../start-refusal.ts';
import { takeDataFolder } from './data-folder.ts';
import { startEmbedded } from './supervisor.ts';

const asRoot = process.getuid?.() === 0;

test('takeDataFolder() refuses a folder that cannot be written', t => {
  const folder = scratchFolder(t);
  chmodSync(folder, 0o500);
  // Rights do not bind root, but no one makes folders in /proc.
  const closed = asRoot ? '/proc/gongkai' : join(folder, 'data');
  assert.throws(
    () => takeDataFolder(closed),
    (error: StartRefusal) => error.exitCode === 2 && /cannot be written \(E\w+\)/.test(error.message),
  );
  chmodSync(folder, 0o700);
});

test('takeDataFolder() lets go of its lock', t => {
  const folder = scratchFolder(t);
  takeDataFolder(folder).release();
  takeDataFolder(folder).release();
});

test('startEmbedded() tells a full disk and a read-only file system in a sentence, and leaves nothing half-made', async t => {
  const folder = scratchFolder(t);
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  if (!asRoot || !mount('-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder)) return t.skip('needs the right to mount');
  try {
    const dataDir = join(folder, 'data');
    await assert.rejects(
      startEmbedded({ dataDir, durable: false }),
      (error: StartRefusal) => error.exitCode === 2 && /disk .* is full/.test(error.message),
    );
    assert.deepEqual(readdirSync(dataDir).sort(), ['format.json', 'postgres-secrets.json', 'server.lock']);

    assert.ok(mount('-o', 'remount,ro', folder));
    await assert.rejects(
      startEmbedded({ dataDir }),
      (error: StartRefusal) => error.exitCode === 2 && /cannot be written \(EROFS\)/.test(error.message),
    );
  } finally {
    spawnSync('umount', [folder]);
  }
});
