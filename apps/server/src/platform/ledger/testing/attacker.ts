import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { atDatabase } from '../../database/addresses.ts';
import { sessionConfig } from '../../database/session.ts';
import { findTestCluster } from '../../testing/cluster.ts';
import type { NoTables } from '../../work.ts';
import { type ChainedEvent, emptyStream } from '../chain.ts';
import { hashEnvelope } from '../envelope.ts';
import type { LedgerEvent, StreamHead } from '../event.ts';
import { STORED_EVENT, type StoredEvent, toEvent } from '../stored-event.ts';
import type { Installation } from './installation.ts';

/** Somebody with the database superuser's password, who knows this program: triggers do not run for him, constraints are his to drop. */
export async function attack(target: Installation, run: (attacker: Attacker) => Promise<void>): Promise<void> {
  const cluster = await findTestCluster();
  const name = new URL(target.database.ownerUrl).pathname.slice(1);
  const client = new pg.Client(sessionConfig(atDatabase(cluster.bootstrapUrl, name)));
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    await run(new Attacker(client, target.database.office.kysely));
  } finally {
    await client.end();
  }
}

export class Attacker {
  readonly #client: pg.Client;
  readonly #kysely: Kysely<NoTables>;

  constructor(client: pg.Client, kysely: Kysely<NoTables>) {
    this.#client = client;
    this.#kysely = kysely;
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, values)).rows;
  }

  /** Computes every hash of a stream from version `from` on again, and sets the head: a chain that is consistent in itself. */
  async recompute(stream: string, from: number): Promise<void> {
    let last: StreamHead = emptyStream(stream);
    for (const event of await this.#read(stream))
      last = event.version < from ? event : await this.#seal(event, last.hash);
    await this.query(
      'update ledger.streams set version = $2, hash = $3, anchored_version = least(anchored_version, $2) where stream = $1',
      [stream, last.version, last.hash],
    );
  }

  /** Gives one changed event a hash that fits it, and leaves the rest. */
  async rehash(stream: string, version: number): Promise<void> {
    const event = (await this.#read(stream)).find(each => each.version === version)!;
    await this.#seal(event, event.prevHash);
  }

  async #read(stream: string): Promise<ChainedEvent[]> {
    const { sql: text, parameters } = sql<StoredEvent>`select ${STORED_EVENT} from ledger.events
      where stream = ${stream} order by version`.compile(this.#kysely);
    return (await this.query<StoredEvent>(text, [...parameters])).map(toEvent);
  }

  async #seal(event: ChainedEvent, prevHash: Buffer): Promise<LedgerEvent> {
    const hash = hashEnvelope({ ...event, prevHash });
    await this.query('update ledger.events set prev_hash = $3, hash = $4 where stream = $1 and version = $2', [
      event.stream,
      event.version,
      prevHash,
      hash,
    ]);
    return { ...event, prevHash, hash };
  }
}
