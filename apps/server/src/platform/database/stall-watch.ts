import pg from 'pg';
import type { OperatorLog } from './operator-log.ts';

/** Together well below the 5 s in which a visitor is told that the database is away: a busy machine adds to both. */
const SUSPECT_AFTER_MS = 1_500;
const PROBE_STEP_MS = 250;
const PROBE_STEPS = 10;

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
    for (const client of lent.keys()) destroy(client);
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

/**
 * The time is told in steps: while this very process is busy, answers wait unread, and its one late step must not be taken
 * for the whole time.
 */
async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 0 });
  client.on('error', () => {});
  let steps = 0;
  const waiting = setInterval(() => ++steps >= PROBE_STEPS && destroy(client), PROBE_STEP_MS);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Whoever refuses (no room, shutting down) is there, and the lent sessions will hear from it themselves.
    return error instanceof pg.DatabaseError;
  } finally {
    clearInterval(waiting);
    void client.end().catch(() => {});
  }
}

/** The message is one that `isAway` knows. */
function destroy(client: pg.Client | pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: import('node:net').Socket } };
  connection.stream.destroy(new Error('Connection terminated: the database does not answer'));
}
