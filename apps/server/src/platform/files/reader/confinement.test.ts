import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { confineReader } from './confinement.ts';

test('confineReader() leaves a reader no file, no program, no worker, no environment and no network', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise(done => server.once('listening', done));
  const { port } = server.address() as { port: number };
  const { command, args, withoutNetwork } = confineReader(64);
  const probe = path.join(import.meta.dirname, '../testing/probe-confinement.ts');
  const probed = [...args.slice(0, -1), probe, String(port)];
  const { stdout } = await promisify(execFile)(command, probed, { env: {}, cwd: '/' });
  if (!withoutNetwork) t.diagnostic('this system allows no network namespace: the reader keeps its network');
  assert.deepEqual(JSON.parse(stdout), withoutNetwork ? [] : ['network']);
});
