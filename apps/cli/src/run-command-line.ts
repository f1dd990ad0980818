import { COMMANDS } from './command-table.ts';
import { CommandEnd, EXIT } from './exit-codes.ts';
import { findCommand } from './find-command.ts';

/** One call of `gongkai`: finds the command, runs it, and turns whatever happens into an exit code and a sentence. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) {
    process.stdout.write(renderOverview());
    return first === undefined ? EXIT.unusable : EXIT.done;
  }
  const line = first === '--version' ? ['version'] : first === 'help' ? [...rest, '--help'] : argv;
  const found = findCommand(COMMANDS, line);
  if (!found.ok) {
    const hint = found.nearest.length ? ` Did you mean: ${found.nearest.join(', ')}?` : '';
    process.stderr.write(`gongkai: there is no command "${found.given}".${hint} "gongkai help" lists all.\n`);
    return EXIT.unusable;
  }
  try {
    return await (await found.entry.load()).run(found.args);
  } catch (error) {
    return explain(found.entry.name, error);
  }
}

/** Refusals of the server's rooms: a sentence for the operator and an exit code. */
const TOLD = new Set(['StartRefusal', 'OperationRefusal']);

async function explain(command: string, error: unknown): Promise<number> {
  // By name: loading the class would load the database room for `gongkai due`.
  const { name, exitCode } = error as { name?: string; exitCode?: number };
  if (error instanceof CommandEnd || TOLD.has(name ?? '')) {
    process.stderr.write(`gongkai ${command}: ${(error as Error).message}\n`);
    return exitCode!;
  }
  // Messages of drivers quote rows, so a fault is shown as the log would keep it.
  const { describeFault } = await import('@gongkai/server/platform/log.ts');
  process.stderr.write(`gongkai ${command}: fault ${JSON.stringify(describeFault(error))}\n`);
  return EXIT.fault;
}

function renderOverview(): string {
  const width = Math.max(...COMMANDS.map(command => command.name.length));
  const lines = COMMANDS.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `Usage: gongkai <command> [options]

${lines.join('\n')}

"gongkai help <command>" tells more. Exit codes: 0 done, 1 refused or findings, 2 unusable input, 3 fault.
Settings come from the environment: docs/guides/operations.md.
`;
}
