import { runSteps, type Step } from './steps.ts';

const TSC = 'node_modules/typescript/bin/tsc';

/** What needs no database: format, lint, types. */
export const checkSteps: Step[] = [
  { name: 'format and lint', command: 'node_modules/.bin/biome', args: ['ci', '--error-on-warnings', '.'] },
  { name: 'types', command: process.execPath, args: [TSC, '-p', '.'] },
  { name: 'types of the check-up page', command: process.execPath, args: [TSC, '-p', 'apps/checkup'] },
  { name: 'types of the console', command: process.execPath, args: [TSC, '-p', 'apps/console'] },
];

if (import.meta.main) process.exit(await runSteps(checkSteps));
