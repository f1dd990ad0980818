import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../work.ts';
import { type AppendContext, type ChainedEvent, chainDrafts } from './chain.ts';
import { ZERO_HASH } from './digest.ts';
import type { EventDraft, StreamHead } from './event.ts';
import { StreamConflict } from './stream-conflict.ts';

export type Appended = StreamHead & { readonly events: readonly ChainedEvent[] };

/**
 * Moves the head and inserts the events in one statement. The head row is the lock: two appends on one head meet there,
 * the second finds version and hash changed, inserts nothing and gets `StreamConflict`.
 */
export async function append(
  tx: Tx,
  expected: StreamHead,
  drafts: readonly EventDraft[],
  context: AppendContext,
): Promise<Appended> {
  if (drafts.length === 0) throw new TypeError(`No events to append to ${expected.stream}`);
  if (expected.version === 0 && !expected.hash.equals(ZERO_HASH))
    throw new TypeError(`${expected.stream}: a stream that does not exist has the zero hash`);
  const events = chainDrafts(expected, drafts, context);
  const last = events.at(-1)!;
  const moved = expected.version === 0 ? beginHead(last) : moveHead(expected, last);
  const { rows } = await insertAfter(moved, events)
    .execute(tx)
    .catch((fault: unknown) => {
      throw isLostRace(fault) ? new StreamConflict(expected, { cause: fault }) : fault;
    });
  if (rows.length === 0) throw new StreamConflict(expected);
  return { stream: last.stream, version: last.version, hash: last.hash, events };
}

/** Two commands that append to the same two streams in opposite order: PostgreSQL ends one of them, for the same reason and remedy. */
function isLostRace(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | null)?.code;
  return code === DEADLOCK_DETECTED || code === SERIALIZATION_FAILURE;
}

const DEADLOCK_DETECTED = '40P01';
const SERIALIZATION_FAILURE = '40001';

function beginHead(last: ChainedEvent): RawBuilder<unknown> {
  return sql`insert into ledger.streams (stream, version, hash) values (${last.stream}, ${last.version}, ${last.hash})
    on conflict (stream) do nothing returning version`;
}

function moveHead(expected: StreamHead, last: ChainedEvent): RawBuilder<unknown> {
  return sql`update ledger.streams set version = ${last.version}, hash = ${last.hash}
    where stream = ${expected.stream} and version = ${expected.version} and hash = ${expected.hash} returning version`;
}

function insertAfter(moved: RawBuilder<unknown>, events: readonly ChainedEvent[]) {
  const rows = events.map(
    event => sql`(${event.stream}, ${event.version}::integer, ${event.id}::uuid, ${event.kind}, ${event.happenedOn}::date,
      ${event.recordedAt}::timestamptz, ${event.actor}, ${event.agencyId}::bigint, ${event.algorithm}, ${event.correctsText ?? null}::json,
      ${event.unlawful ?? null}::text, ${event.payloadText}::json, ${event.prevHash}::bytea, ${event.hash}::bytea)`,
  );
  return sql<{ version: number }>`with moved as (${moved})
    insert into ledger.events (stream, version, id, kind, happened_on, recorded_at, actor, agency_id, algorithm, corrects,
      unlawful, payload, prev_hash, hash)
    select event.* from (values ${sql.join(rows)}) event cross join moved
    returning version`;
}
