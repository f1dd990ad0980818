import pg from 'pg';
import type { OperatorLog } from './operator-log.ts';

/** Together well below the 5 s in which a visitor is told that the database is away: a busy machine adds to both. */
const SUSPECT_AFTER_MS = 1_500;
const PROBE_WITHIN_MS = 2_000;

/**
 * A database that hangs, or whose host vanished from the network, sends no error: statements would wait out their whole limit.
 * A session lent for long is no proof, it may be a long report; so a new session is tried, and only if the server does not
 * answer that one either are the lent ones cut.
 */
export function watchForStalls(config: pg.ClientConfig, log: OperatorLog) {
  const lent = new Map<pg.PoolClient, NodeJS.Timeout>();
  let probing: Promise<boolean> | null = null;

  async function suspect(): Promise<void> {
    probing ??= answers(config).finally(() => {
      probing = null;
    });
    if (await probing) return;
    if (lent.size) log('error', 'the database does not answer: its sessions are cut', { sessions: lent.size });
    for (const client of lent.keys()) cut(client);
  }

  return {
    lend(client: pg.PoolClient): void {
      lent.set(client, setInterval(suspect, SUSPECT_AFTER_MS).unref());
    },
    takeBack(client: pg.PoolClient): void {
      clearInterval(lent.get(client));
      lent.delete(client);
    },
  };
}

async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: PROBE_WITHIN_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Whoever refuses (no room, shutting down) is there, and the lent sessions will hear from it themselves.
    return error instanceof pg.DatabaseError;
  } finally {
    void client.end().catch(() => {});
  }
}

/** The message is one that `isAway` knows. */
function cut(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: import('node:net').Socket } };
  connection.stream.destroy(new Error('Connection terminated: the database does not answer'));
}
