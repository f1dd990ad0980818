import { parseArgs } from 'node:util';

export const GROUPS = ['pages', 'lists', 'search', 'growth', 'ledger', 'start', 'payload', 'reports'] as const;
export type Group = (typeof GROUPS)[number];

export interface Options {
  readonly groups: readonly Group[];
  readonly isLarge: boolean;
  readonly withPeers: boolean;
  readonly isQuick: boolean;
  /** Where loaded items stay for the next run. */
  readonly dataDir: string | undefined;
  readonly writes: boolean;
}

export const USAGE = `Usage: npm run bench -- [--peers] [--large] [--quick] [--only GROUP,…] [--data FOLDER] [--no-write]

  --peers   install and build the peers in bench/peers first (minutes), and race against them
  --large   growth and search on 100,000 and 1,000,000 items instead of 20,000 and 200,000
  --quick   2,000 and 20,000 items, short rounds: shows that the bench works, says nothing about the numbers
  --only    some of: ${GROUPS.join(', ')}
  --data    keep the databases there, so that the next run need not load the items again
  --no-write  leave docs/performance.md as it is
`;

export function readOptions(args: readonly string[]): Options | { readonly problem: string } {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (fault) {
    return { problem: (fault as Error).message };
  }
  const groups = values.only?.split(',') ?? [...GROUPS];
  const unknown = groups.filter(group => !(GROUPS as readonly string[]).includes(group));
  if (unknown.length > 0) return { problem: `--only knows ${GROUPS.join(', ')}; not: ${unknown.join(', ')}` };
  if (values.help) return { problem: '' };
  return {
    groups: groups as Group[],
    isLarge: values.large,
    withPeers: values.peers,
    isQuick: values.quick,
    dataDir: values.data,
    // A part, or a run too short to trust, would overwrite what a whole run found.
    writes: !values['no-write'] && !values.quick && values.only === undefined,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      peers: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      data: { type: 'string' },
      'no-write': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
