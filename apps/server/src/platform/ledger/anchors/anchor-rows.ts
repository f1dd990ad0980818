import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../../clock/clock.ts';
import type { NoTables, Tx } from '../../work.ts';
import type { HashAlgorithm } from '../digest.ts';
import { type Anchor, type AnchoredEvent, anchorDigest } from './anchor.ts';

export interface AnchorRow {
  readonly no: number;
  readonly at: Instant;
  readonly algorithm: HashAlgorithm;
  readonly digest: Buffer;
  readonly root: Buffer;
  readonly streams: number;
  readonly key_id: string;
}

const COLUMNS = sql.raw(`no::integer as no, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  algorithm, digest, root, streams::integer as streams, key_id`);

export async function findLastAnchorRow(db: Kysely<NoTables>): Promise<AnchorRow | null> {
  const { rows } = await sql<AnchorRow>`select ${COLUMNS} from ledger.anchors order by no desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function listAnchorRows(db: Kysely<NoTables>, afterNo: number, limit: number): Promise<AnchorRow[]> {
  const { rows } =
    await sql<AnchorRow>`select ${COLUMNS} from ledger.anchors where no > ${afterNo} order by no limit ${limit}`.execute(
      db,
    );
  return rows;
}

export async function insertAnchorRow(
  tx: Tx,
  row: AnchorRow & { readonly previous: Buffer | null; readonly events: number },
): Promise<void> {
  await sql`insert into ledger.anchors (no, at, algorithm, previous, digest, root, streams, events, key_id)
    values (${row.no}, ${row.at}, ${row.algorithm}, ${row.previous}, ${row.digest}, ${row.root}, ${row.streams},
      ${row.events}, ${row.key_id})`.execute(tx);
}

/** Held to the end of the transaction by the one worker that exports. */
export async function tryAnchorLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('gongkai ledger anchor')) as held`.execute(tx);
  return rows[0]!.held;
}

/**
 * The next events no root covers, whole prefixes of streams. Their heads are locked here and none later, so that this never
 * waits for a command in the wrong order; a head that a command holds just now is left for the next minute.
 */
export async function lockUnanchored(tx: Tx, limit: number): Promise<AnchoredEvent[]> {
  const { rows } = await sql<{ stream: string; version: number; hash: Buffer }>`
    with due as materialized (
      select stream, anchored_version from ledger.streams where version > anchored_version
      order by stream limit ${limit} for no key update skip locked
    )
    select e.stream, e.version, e.hash from due join ledger.events e on e.stream = due.stream and e.version > due.anchored_version
    order by e.stream, e.version limit ${limit}`.execute(tx);
  return rows.map(row => [row.stream, row.version, row.hash.toString('hex')]);
}

/** Marks the streams as covered up to these events; gives the number of streams covered for the first time. */
export async function markAnchored(tx: Tx, events: readonly AnchoredEvent[]): Promise<number> {
  const versions = new Map(events.map(([stream, version]) => [stream, version]));
  const { rows } = await sql<{ begun: number }>`
    with covered as (select * from unnest(${[...versions.keys()]}::text[], ${[...versions.values()]}::integer[]) c (stream, version)),
    before as (select s.stream from ledger.streams s join covered c on c.stream = s.stream where s.anchored_version = 0),
    marked as (
      update ledger.streams s set anchored_version = c.version from covered c
      where s.stream = c.stream and s.version >= c.version returning s.stream
    )
    select (select count(*) from before)::integer as begun where (select count(*) from marked) = ${versions.size}`.execute(
    tx,
  );
  if (rows.length === 0)
    throw new Error('Some anchored streams are not in ledger.streams at the version of the anchor');
  return rows[0]!.begun;
}

export function rowOf(anchor: Anchor, bytes: Buffer) {
  return {
    no: anchor.no,
    at: anchor.at,
    algorithm: anchor.algorithm,
    previous: anchor.previous === null ? null : Buffer.from(anchor.previous, 'hex'),
    digest: anchorDigest(anchor.algorithm, bytes),
    root: Buffer.from(anchor.root, 'hex'),
    streams: anchor.streams,
    events: anchor.events.length,
    key_id: anchor.keyId,
  };
}
