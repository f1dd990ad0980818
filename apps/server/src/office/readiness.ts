import type { DatabasePool } from '../platform/database/pool.ts';
import { readSchemaState } from '../platform/database/schema-state.ts';
import type { Keys } from '../platform/keys/keys.ts';
import { watchKeys } from '../platform/keys/watch-keys.ts';

const AWAY = 'the database is away';

/** What `/readyz` of the office answers for: the database, its migrations, and that these keys open what lies in it. */
export function createReadiness(pool: DatabasePool, keys: Keys): () => Promise<string[]> {
  const findKeyProblem = watchKeys(pool.kysely, keys);
  return async () => {
    const state = await readSchemaState(pool).catch(() => 'away' as const);
    if (state === 'away') return [AWAY];
    // Of a schema of another version nothing more is asked: the tables of the keys may not be there.
    if (state !== 'current') return [`the schema is ${state}`];
    const problem = await findKeyProblem().catch(() => AWAY);
    return problem === null ? [] : [problem];
  };
}
