import { resolve } from 'node:path';
import { run } from 'node:test';
import { dot, spec } from 'node:test/reporters';

/**
 * Runs test files, two at a time, each test five minutes at most. A file with a failure is run once more, alone: a test that fails then too has failed; one
 * that passes then is named, so that what depends on the machine's speed can be mended, without losing the whole run to it.
 */
const files = process.argv.slice(2).map(file => resolve(file));

const failed = await runFiles(files, 2);
if (failed.length === 0) process.exit(0);
process.stdout.write(`\nOnce more, alone: ${failed.join(', ')}\n`);
const failedAgain = await runFiles(failed, 1);
const shaky = failed.filter(file => !failedAgain.includes(file));
if (shaky.length > 0) process.stdout.write(`\nSHAKY, passed the second time: ${shaky.join(', ')}\n`);
process.exit(failedAgain.length === 0 ? 0 : 1);

/** The files of which a test failed, timed out, or that did not end well. */
async function runFiles(among: readonly string[], concurrency: number): Promise<string[]> {
  const bad = new Set<string>();
  const stream = run({
    files: [...among],
    concurrency,
    timeout: 300_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  stream.on('test:fail', ({ file, name, details }) => {
    const known = among.find(one => one === file || name.endsWith(one)) ?? among.find(one => one.endsWith(name));
    if (!known) throw new Error(`a failure of no file: ${name}`, { cause: details.error });
    bad.add(known);
  });
  const reporter = concurrency > 1 ? stream.compose(dot) : stream.compose(new spec());
  for await (const text of reporter) process.stdout.write(text);
  return [...bad];
}
