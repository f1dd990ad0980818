import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables, Tx } from '../work.ts';
import type { DeliveryFault, MessageChannel } from './message.ts';

export interface NewMessageRow {
  readonly idempotencyKey: string;
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly personId: number | null;
  readonly sealed: Buffer;
}

export interface ClaimedMessage {
  readonly id: number;
  readonly idempotency_key: string;
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly person_id: number | null;
  readonly sealed: Buffer;
  readonly attempts: number;
  readonly created_at: Instant;
}

/** False when the same notice was written before. */
export async function insertMessage(tx: Tx, row: NewMessageRow, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into core.messages (idempotency_key, kind, channel, person_id, sealed, next_try_at, created_at)
    values (${row.idempotencyKey}, ${row.kind}, ${row.channel}, ${row.personId}, ${row.sealed}, ${now}, ${now})
    on conflict (idempotency_key) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Takes messages to send; should the sender die, they are free again when the lease ends. */
export async function claimMessages(
  db: Kysely<NoTables>,
  now: Instant,
  leaseEnd: Instant,
  most: number,
): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedMessage>`
    update core.messages m set state = 'sending', attempts = attempts + 1, next_try_at = ${leaseEnd}
    from (select id from core.messages where state in ('waiting', 'sending') and next_try_at <= ${now}
          order by next_try_at, id limit ${most} for update skip locked) due
    where m.id = due.id
    returning m.id, m.idempotency_key, m.kind, m.channel, m.person_id, m.sealed, m.attempts, m.created_at`.execute(db);
  return rows;
}

export async function settleMessage(
  db: Kysely<NoTables>,
  id: number,
  settled: {
    readonly state: 'sent' | 'failed';
    readonly fault: DeliveryFault | null;
    readonly reference: string | null;
  },
  now: Instant,
): Promise<void> {
  await sql`
    update core.messages set state = ${settled.state}, sealed = null, settled_at = ${now}, last_fault = ${settled.fault},
      provider_reference = ${settled.reference}
    where id = ${id} and state = 'sending'`.execute(db);
}

export async function postponeMessage(
  db: Kysely<NoTables>,
  id: number,
  fault: DeliveryFault,
  nextTryAt: Instant,
): Promise<void> {
  await sql`
    update core.messages set state = 'waiting', last_fault = ${fault}, next_try_at = ${nextTryAt}
    where id = ${id} and state = 'sending'`.execute(db);
}

export interface MessageCounts {
  readonly waiting: number;
  readonly failed: number;
}

/** For metrics and the operator's page. */
export async function countMessages(db: Kysely<NoTables>): Promise<MessageCounts> {
  const { rows } = await sql<MessageCounts>`
    select (count(*) filter (where state in ('waiting', 'sending')))::int as waiting,
           (count(*) filter (where state = 'failed'))::int as failed from core.messages`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0 };
}
