import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import type { CommandModule } from './command-table.ts';
import { EXIT, unusable } from './exit-codes.ts';

/** One option, as `parseArgs` takes it, with what `--help` says about it. */
export type Option = ParseArgsOptionDescriptor & { readonly about: string; readonly value?: string };

type Options = Readonly<Record<string, Option>>;
type ValueOf<One extends Option> = One extends { multiple: true }
  ? string[] | undefined
  : One extends { type: 'boolean' }
    ? boolean | undefined
    : string | undefined;

export interface Given<Known extends Options> {
  readonly values: { readonly [Name in keyof Known]: ValueOf<Known[Name]> };
  readonly positionals: readonly string[];
}

export interface CommandSpec<Known extends Options> {
  /** `gongkai restore DIR [options]`. */
  readonly usage: string;
  readonly about: string;
  readonly options?: Known;
  /**
   * Names of what stands without an option: as many as here, neither more nor fewer; one in brackets may be missing. A single
   * name with … may stand for any number, but not for none.
   */
  readonly positionals?: readonly string[] | `${string}…`;
  run(given: Given<Known>): Promise<number>;
}

/** A command with its own `--help`; a mistake in the line is told with the line that would be right. */
export function command<const Known extends Options = Record<never, Option>>(spec: CommandSpec<Known>): CommandModule {
  return {
    async run(args) {
      if (args.includes('--help') || args.includes('-h')) {
        process.stdout.write(renderHelp(spec));
        return EXIT.done;
      }
      return spec.run(parse(spec, args));
    },
  };
}

function parse<Known extends Options>(spec: CommandSpec<Known>, args: readonly string[]): Given<Known> {
  const isAnyNumber = typeof spec.positionals === 'string';
  const names = typeof spec.positionals === 'string' ? [spec.positionals] : (spec.positionals ?? []);
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: { ...spec.options }, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentences end with advice about `--` that no one here needs.
    throw unusable(`${(error as Error).message.split('. To specify')[0]}. Usage: ${spec.usage}`, error);
  }
  const most = isAnyNumber ? Number.POSITIVE_INFINITY : names.length;
  const missing = names[parsed.positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) throw unusable(`${missing} is missing. Usage: ${spec.usage}`);
  if (parsed.positionals.length > most) {
    throw unusable(`"${parsed.positionals[most]}" is one word too many. Usage: ${spec.usage}`);
  }
  return parsed as unknown as Given<Known>;
}

function renderHelp(spec: CommandSpec<Options>): string {
  const options = Object.entries({ ...spec.options }).map(([name, option]) => ({
    left: `--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`,
    about: option.about,
  }));
  const width = Math.max(0, ...options.map(option => option.left.length));
  const lines = options.map(option => `  ${option.left.padEnd(width)}  ${option.about}`);
  return `Usage: ${spec.usage}\n\n${spec.about.trim()}\n${lines.length ? `\nOptions:\n${lines.join('\n')}\n` : ''}`;
}
