import { glob } from 'node:fs/promises';
import { startTestCluster } from '../apps/server/src/platform/testing/database.ts';
import { checkSteps } from './check.ts';
import { runSteps } from './steps.ts';

/** `npm test`: format, lint, types, every test on one real PostgreSQL, then the journeys in a real browser. */
const files: string[] = [];
for await (const file of glob('{packages,apps,tests,tools,bench}/**/*.test.ts', {
  exclude: path => path.includes('node_modules'),
}))
  files.push(file);

const cluster = await startTestCluster();
const env = { GONGKAI_TEST_CLUSTER: cluster.address };
const code = await runSteps([
  ...checkSteps,
  {
    name: `tests (${files.length} files)`,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'tools/run-test-files.ts', ...files.sort()],
    env,
  },
  {
    name: 'journeys in a browser',
    command: process.execPath,
    args: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'],
    env,
  },
]);
await cluster.stop();
process.exit(code);
