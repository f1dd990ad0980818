import { Kysely, PostgresDialect } from 'kysely';
import type { PoolClient } from 'pg';
import type { DatabasePool } from '../../platform/database/pool.ts';
import type { NoTables } from '../../platform/work.ts';

/** One session twice: as Kysely for stores and commands, and bare for COPY, so that both write in one transaction. */
export function withOneSession<Result>(
  pool: DatabasePool,
  use: (client: PoolClient, db: Kysely<NoTables>) => Promise<Result>,
): Promise<Result> {
  return pool.withClient(client => {
    const session = { query: client.query.bind(client), release() {} };
    const one = { options: {}, connect: async () => session, end: async () => {} };
    return use(client, new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: one as never }) }));
  });
}
