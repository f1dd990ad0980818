import { randomBytes } from 'node:crypto';
import type { ComposedFeatures } from '@gongkai/server/office/compose-features.ts';
import type { OfficeParts } from '@gongkai/server/office/office-parts.ts';
import { startOffice } from '@gongkai/server/office/start-office.ts';
import type { Config } from '@gongkai/server/platform/config.ts';
import { createLog } from '@gongkai/server/platform/log.ts';
import type { Refusal } from '@gongkai/server/platform/outcome.ts';
import type { Caller } from '@gongkai/server/platform/unit-of-work.ts';
import { withOffice } from './database.ts';
import { type CommandEnd, refused, unusable } from './exit-codes.ts';

/** The office without its doors: everything a route has, for a command of the operator. */
export interface OfficeRoom {
  readonly parts: OfficeParts;
  readonly composed: ComposedFeatures;
  /** The operator at this machine's terminal, who is no signed-in person. */
  readonly operator: Caller;
  /** The sentence the console would show. */
  explain(refusal: Refusal): CommandEnd;
}

export async function withOfficeRoom<Result>(
  config: Config,
  use: (room: OfficeRoom) => Promise<Result>,
): Promise<Result> {
  return withOffice(config, async (_office, { addresses }) => {
    const office = await startOffice({
      // Any free port: the server's own may be running.
      config: { ...config, metricsPort: 0 },
      addresses,
      log: createLog('cli', line => void (line.includes('"level":"error"') && process.stderr.write(line))),
      listen: false,
      work: false,
      flushPortal: async () => {},
    });
    try {
      const { composed } = office;
      return await use({
        parts: office.parts,
        composed,
        operator: {
          actor: { kind: 'system', name: 'command-line' },
          requestId: `cli-${randomBytes(9).toString('base64url')}`,
        },
        explain: refusal => explain(composed, refusal),
      });
    } finally {
      await office.close();
    }
  });
}

/** What is wrong with the file itself, not with what it asks for. */
const UNUSABLE: ReadonlySet<string> = new Set(['sheet-unreadable']);

function explain({ rooms }: ComposedFeatures, { code, facts, article }: Refusal): CommandEnd {
  const text = rooms.map(({ refusals }) => refusals[code]).find(found => found !== undefined);
  const sentence = text?.sentence(facts ?? {}) ?? code;
  const said = article ? `${sentence}（${article}）` : sentence;
  return UNUSABLE.has(code) ? unusable(said) : refused(said);
}
