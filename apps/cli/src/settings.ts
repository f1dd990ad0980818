import { type Config, readConfig } from '@gongkai/server/platform/config.ts';
import { unusable } from './exit-codes.ts';

/** The settings from the environment, or all their faults in one sentence each. */
export function loadConfig(): Config {
  const read = readConfig(process.env);
  if (read.ok) return read.config;
  throw unusable(`the settings cannot be used:\n${read.problems.map(problem => `  ${problem}`).join('\n')}`);
}
