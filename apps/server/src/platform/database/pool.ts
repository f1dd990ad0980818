import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { NoTables } from '../work.ts';
import { asDatabaseError, DatabaseAway, isAway } from './database-away.ts';
import { noLog, type OperatorLog } from './operator-log.ts';
import { type SessionLimits, sessionConfig } from './session.ts';
import { watchForStalls } from './stall-watch.ts';

type StallWatch = ReturnType<typeof watchForStalls>;

export interface PoolOptions extends SessionLimits {
  readonly size?: number;
  readonly log?: OperatorLog;
}

/** A statement that is prepared once per connection under its name: for the few hot reads and writes. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** The sessions of one database user. They come back by themselves after the database was away. */
export interface DatabasePool {
  /** Typed queries and transactions; a feature names its tables with `kysely.withTables<…>()`. */
  readonly kysely: Kysely<NoTables>;
  /** Runs a named prepared statement: half the cost of a built query. */
  named<Row extends object>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]>;
  /** Runs any SQL, outside of transactions. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** One connection for work that needs the driver itself, such as COPY. */
  withClient<Result>(use: (client: pg.PoolClient) => Promise<Result>): Promise<Result>;
  /** Resolves when the database answers, rejects with `DatabaseAway` otherwise. */
  ping(): Promise<void>;
  counts(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export function openPool(address: string, options: PoolOptions = {}): DatabasePool {
  const log = options.log ?? noLog;
  const session = sessionConfig(address, options);
  const stalls = watchForStalls(session, log);
  const pool = new pg.Pool({
    ...session,
    max: options.size ?? 10,
    idleTimeoutMillis: 60_000,
    // A session does not live for ever: memory of prepared plans, addresses behind a name that moved.
    maxLifetimeSeconds: 3_600,
    allowExitOnIdle: true,
  });
  // An idle session that breaks is dropped by the pool; unheard, the event would end the process.
  pool.on('error', error => log('warn', 'an idle database session broke', { message: error.message }));

  async function withClient<Result>(use: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await borrow(pool);
    let broken = false;
    stalls.lend(client);
    try {
      return await use(client);
    } catch (error) {
      broken = isAway(error);
      throw asDatabaseError(error);
    } finally {
      stalls.takeBack(client);
      client.release(broken);
    }
  }

  const run = <Row extends object>(config: pg.QueryConfig) =>
    withClient(async client => (await client.query<Row>(config)).rows);

  return {
    kysely: new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: poolForKysely(pool, stalls) }) }),
    named: (statement, values) => run({ ...statement, values: values as unknown[] }),
    query: (text, values = []) => run({ text, values: values as unknown[] }),
    withClient,
    async ping() {
      await run({ text: 'select 1' });
    },
    counts: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

async function borrow(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    const client = await pool.connect();
    if (!heard.has(client)) {
      // While lent, a broken session also rejects its query; unheard, the event would end the process.
      client.on('error', () => {});
      heard.add(client);
    }
    return client;
  } catch (error) {
    // Whatever keeps us from a session is no fault of the request: away, starting, full; a wrong password was found at start.
    throw error instanceof DatabaseAway ? error : new DatabaseAway(error);
  }
}

const heard = new WeakSet<pg.PoolClient>();

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
