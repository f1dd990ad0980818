import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed, a line each. */
  readonly input?: readonly string[];
  /** Sees what was said so far; true kills the process with -9. */
  readonly killWhen?: (stderr: string) => boolean;
  /** Kills the process with -9 when it is aborted. */
  readonly killOn?: AbortSignal;
}

/** One call of `gongkai` as an operator makes it: a process, its settings from the environment alone. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => {
      stderr += chunk;
      if (options.killWhen?.(stderr)) child.kill('SIGKILL');
    });
    options.killOn?.addEventListener('abort', () => child.kill('SIGKILL'));
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout, stderr }));
    child.stdin.end((options.input ?? []).map(line => `${line}\n`).join(''));
  });
}
