import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { ChainedEvent } from './chain.ts';
import type { HashAlgorithm } from './digest.ts';
import type { Correction, EventDraft } from './event.ts';

/** Every column as text in its hashed form, whatever the session's date style or the driver's type parsers. */
export const STORED_EVENT =
  sql.raw(`stream, version, id::text as id, kind, to_char(happened_on, 'YYYY-MM-DD') as happened_on,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, actor, agency_id::text as agency_id,
  algorithm, corrects::text as corrects, unlawful, payload::text as payload, prev_hash, hash`);

export interface StoredEvent {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly kind: string;
  readonly happened_on: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly agency_id: string;
  readonly algorithm: string;
  readonly corrects: string | null;
  readonly unlawful: string | null;
  readonly payload: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

export function toEvent(row: StoredEvent): ChainedEvent {
  return {
    id: row.id,
    stream: row.stream,
    version: row.version,
    kind: row.kind,
    happenedOn: row.happened_on as LocalDate,
    recordedAt: row.recorded_at as Instant,
    actor: row.actor,
    agencyId: Number(row.agency_id),
    algorithm: row.algorithm as HashAlgorithm,
    payload: JSON.parse(row.payload) as EventDraft['payload'],
    payloadText: row.payload,
    ...(row.corrects === null ? {} : { corrects: JSON.parse(row.corrects) as Correction, correctsText: row.corrects }),
    ...(row.unlawful === null ? {} : { unlawful: row.unlawful }),
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
