import { glob } from 'node:fs/promises';
import { startTestCluster } from '../apps/server/src/platform/testing/database.ts';
import { runSteps } from './steps.ts';

/**
 * `npm run proof [words…]`: the long proofs (`*.proof.ts`), one after the other, since most of them need the machine for
 * themselves. With words, only those whose path holds one of them.
 */
const words = process.argv.slice(2);
const files: string[] = [];
for await (const file of glob('{packages,apps,tests,tools,bench}/**/*.proof.ts', {
  exclude: path => path.includes('node_modules'),
}))
  if (words.length === 0 || words.some(word => file.includes(word))) files.push(file);
if (files.length === 0) {
  process.stderr.write(`No proof is named like ${words.join(', ')}.\n`);
  process.exit(2);
}

const cluster = await startTestCluster();
const code = await runSteps(
  files.sort().map(file => ({
    name: file,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=spec', file],
    env: { GONGKAI_TEST_CLUSTER: cluster.address },
  })),
);
await cluster.stop();
process.exit(code);
