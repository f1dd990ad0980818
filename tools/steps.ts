import { spawn } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs steps one after the other, says how long each took, and ends with 1 when any failed. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failed: string[] = [];
  const started = Date.now();
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name}\n`);
    const at = Date.now();
    const code = await run(step);
    process.stdout.write(
      `── ${step.name}: ${code === 0 ? 'passed' : `FAILED (${code})`} in ${((Date.now() - at) / 1_000).toFixed(1)} s\n`,
    );
    if (code !== 0) failed.push(step.name);
  }
  process.stdout.write(
    `\n${failed.length === 0 ? 'All passed' : `Failed: ${failed.join(', ')}`} in ${((Date.now() - started) / 1_000).toFixed(0)} s\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function run({ command, args, env }: Step): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', fault => {
      process.stderr.write(`${fault.message}\n`);
      resolve(3);
    });
    child.on('exit', code => resolve(code ?? 3));
  });
}
