// Runs a TypeScript entry on the Node that package-lock.json pins, whatever Node npm itself runs on.
import { spawn } from 'node:child_process';
import { pinnedNode } from '../apps/cli/pinned-node.mjs';

const [entry, ...args] = process.argv.slice(2);
const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', entry, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 3)));
