import pg from 'pg';
import { asDatabaseError, DatabaseAway, isAway } from './database-away.ts';
import { noLog, type OperatorLog } from './operator-log.ts';
import { type SessionLimits, sessionConfig } from './session.ts';
import { watchForStalls } from './stall-watch.ts';

export type StallWatch = ReturnType<typeof watchForStalls>;

export interface Sessions {
  readonly statements: StatementPool;
  readonly pool: pg.Pool;
  readonly stalls: StallWatch;
}

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
export interface StatementPool {
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

export function openStatementPool(address: string, options: PoolOptions = {}): StatementPool {
  return openSessions(address, options).statements;
}

/** The same, with what a query builder needs to work on these sessions too. */
export function openSessions(address: string, options: PoolOptions): Sessions {
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

  const statements: StatementPool = {
    named: (statement, values) => run({ ...statement, values: values as unknown[] }),
    query: (text, values = []) => run({ text, values: values as unknown[] }),
    withClient,
    async ping() {
      await run({ text: 'select 1' });
    },
    counts: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
  return { statements, pool, stalls };
}

export async function borrow(pool: pg.Pool): Promise<pg.PoolClient> {
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
