import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { NoTables } from '../work.ts';
import { emptyStream } from './chain.ts';
import type { LedgerEvent, StreamHead } from './event.ts';
import { STORED_EVENT, type StoredEvent, toEvent } from './stored-event.ts';

type Database = Kysely<NoTables>;

/** The head to decide on; version 0 where there is no stream yet. */
export async function loadHead(db: Database, stream: string): Promise<StreamHead> {
  const { rows } =
    await sql<StreamHead>`select stream, version, hash from ledger.streams where stream = ${stream}`.execute(db);
  return rows[0] ?? emptyStream(stream);
}

/** The events of a stream in order, all or those after a version already seen. */
export async function readStream(db: Database, stream: string, afterVersion = 0): Promise<LedgerEvent[]> {
  const { rows } = await sql<StoredEvent>`select ${STORED_EVENT} from ledger.events
    where stream = ${stream} and version > ${afterVersion} order by version`.execute(db);
  return rows.map(toEvent);
}

/** One event, where a figure or a correction points at it. */
export async function findEvent(db: Database, stream: string, version: number): Promise<LedgerEvent | null> {
  const { rows } = await sql<StoredEvent>`select ${STORED_EVENT} from ledger.events
    where stream = ${stream} and version = ${version}`.execute(db);
  return rows[0] ? toEvent(rows[0]) : null;
}
