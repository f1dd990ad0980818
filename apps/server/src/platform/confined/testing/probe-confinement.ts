import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Tries what a file that took over its reader would try; prints what worked. Started by confinement.test.ts. */
const worked: string[] = [];
const attempts: Readonly<Record<string, () => void>> = {
  'read-passwords': () => readFileSync('/etc/passwd'),
  'read-environment': () => readFileSync('/proc/self/environ'),
  write: () => writeFileSync('/tmp/gongkai-confinement-probe', 'x'),
  'start-program': () => {
    if (spawnSync('true').error) throw new Error('refused');
  },
  'start-worker': () => new Worker('0', { eval: true }),
  'run-text-as-code': () => new Function('return 1')(),
};
for (const [name, run] of Object.entries(attempts)) {
  try {
    run();
    worked.push(name);
  } catch {
    // refused, as it should be
  }
}
if (Object.keys(process.env).length > 0) worked.push('environment');
const socket = connect({ host: '127.0.0.1', port: Number(process.argv[2]) });
const finish = (reached: boolean) => {
  socket.destroy();
  process.stdout.write(JSON.stringify(reached ? [...worked, 'network'] : worked));
};
socket.on('connect', () => finish(true));
socket.on('error', () => finish(false));
