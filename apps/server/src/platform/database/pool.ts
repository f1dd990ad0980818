import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { NoTables } from '../work.ts';
import { asDatabaseError, isAway } from './database-away.ts';
import { borrow, openSessions, type PoolOptions, type StallWatch, type StatementPool } from './statement-pool.ts';

/** The sessions of one database user, with a query builder: for the office. The portal's few statements need none. */
export interface DatabasePool extends StatementPool {
  /** Typed queries and transactions; a feature names its tables with `kysely.withTables<…>()`. */
  readonly kysely: Kysely<NoTables>;
}

export function openPool(address: string, options: PoolOptions = {}): DatabasePool {
  const { statements, pool, stalls } = openSessions(address, options);
  return {
    ...statements,
    kysely: new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: poolForKysely(pool, stalls) }) }),
  };
}

/** Kysely's view of the pool: the same sessions, with errors named and broken sessions closed. */
function poolForKysely(pool: pg.Pool, stalls: StallWatch): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, KyselySession>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await borrow(pool);
      const session = wrapped.get(client) ?? new KyselySession(client, stalls);
      wrapped.set(client, session);
      stalls.lend(client);
      return session as unknown as PostgresPoolClient;
    },
  };
}

/** Kysely keeps one connection object per client, so the wrapper of a client is always the same one. */
class KyselySession {
  readonly #client: pg.PoolClient;
  readonly #stalls: StallWatch;
  #broken = false;

  constructor(client: pg.PoolClient, stalls: StallWatch) {
    this.#client = client;
    this.#stalls = stalls;
  }

  get processID(): number | undefined {
    return (this.#client as { processID?: number }).processID;
  }

  async query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(text, values);
    } catch (error) {
      if (isAway(error)) this.#broken = true;
      throw asDatabaseError(error);
    }
  }

  release(destroy = false): void {
    this.#stalls.takeBack(this.#client);
    this.#client.release(destroy || this.#broken);
  }
}
