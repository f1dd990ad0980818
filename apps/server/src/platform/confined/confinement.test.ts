import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { confine } from './confinement.ts';

test('confine() leaves a program no file, no program, no worker, no environment and no network', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise(done => server.once('listening', done));
  const { port } = server.address() as { port: number };
  const probe = path.join(import.meta.dirname, 'testing/probe-confinement.ts');
  const { command, args, withoutNetwork } = confine({ entry: probe, readable: [import.meta.dirname], heapMb: 64 });
  const { stdout } = await promisify(execFile)(command, [...args, String(port)], { env: {}, cwd: '/' });
  if (!withoutNetwork) t.diagnostic('this system allows no network namespace: the process keeps its network');
  assert.deepEqual(JSON.parse(stdout), withoutNetwork ? [] : ['network']);
});
