#!/usr/bin/env node
// Starts the command line on the pinned Node; everything else is TypeScript in src/.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from './pinned-node.mjs';

const main = fileURLToPath(new URL('./src/main.ts', import.meta.url));
const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  // The channel carries nothing: its end tells the server that whoever started it was killed.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 3)));
