import type { OperatorLog } from '@gongkai/server/platform/database/operator-log.ts';

/** Results go to standard output, one line each; with --json one value. */
export function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** What goes on meanwhile, beside the result: so that a result can be piped on. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Warnings and errors of the rooms below; their small talk is for the log of a server. */
export const operatorLog: OperatorLog = (level, message, facts) => {
  if (level === 'info') return;
  const details = facts ? ` ${JSON.stringify(facts)}` : '';
  note(`gongkai: ${level === 'warn' ? 'warning' : 'error'}: ${message}${details}`);
};
