import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables, Tx } from '../work.ts';

export interface DataKeyRow {
  readonly subject: string;
  readonly wrapped: Buffer | null;
  readonly erased_at: Instant | null;
}

const COLUMNS = sql.raw(
  `subject, wrapped, to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as erased_at`,
);

export async function findDataKeys(db: Kysely<NoTables>, subjects: readonly string[]): Promise<DataKeyRow[]> {
  const { rows } =
    await sql<DataKeyRow>`select ${COLUMNS} from core.data_keys where subject = any(${subjects}::text[])`.execute(db);
  return rows;
}

/** Held until the command commits: an erasure waits for it, and nothing is sealed under a key that is being destroyed. */
export async function holdDataKey(tx: Tx, subject: string): Promise<DataKeyRow | null> {
  const { rows } =
    await sql<DataKeyRow>`select ${COLUMNS} from core.data_keys where subject = ${subject} for share`.execute(tx);
  return rows[0] ?? null;
}

export async function insertDataKey(
  tx: Tx,
  subject: string,
  wrapped: Buffer,
  masterVersion: number,
  now: Instant,
): Promise<void> {
  await sql`insert into core.data_keys (subject, wrapped, master_version, created_at)
    values (${subject}, ${wrapped}, ${masterVersion}, ${now}) on conflict (subject) do nothing`.execute(tx);
}

/** The wrapped key that was destroyed; null where there was none or it was destroyed before. */
export async function eraseDataKey(tx: Tx, subject: string, now: Instant): Promise<Buffer | null> {
  const { rows } = await sql<{ wrapped: Buffer }>`
    with doomed as (select id, wrapped from core.data_keys where subject = ${subject} and wrapped is not null for update)
    update core.data_keys k set wrapped = null, erased_at = ${now} from doomed where k.id = doomed.id returning doomed.wrapped`.execute(
    tx,
  );
  return rows[0]?.wrapped ?? null;
}

export interface RewrapRow {
  readonly id: number;
  readonly subject: string;
  readonly wrapped: Buffer;
}

/** Keys still under an older master, locked; those a command holds just now come with a later batch. */
export async function lockToRewrap(tx: Tx, below: number, limit: number): Promise<RewrapRow[]> {
  const { rows } = await sql<RewrapRow>`
    select id::integer as id, subject, wrapped from core.data_keys where master_version < ${below} and wrapped is not null
    order by master_version, id limit ${limit} for no key update skip locked`.execute(tx);
  return rows;
}

export async function saveRewrapped(
  tx: Tx,
  rows: readonly { readonly id: number; readonly wrapped: Buffer; readonly masterVersion: number }[],
): Promise<void> {
  await sql`update core.data_keys k set wrapped = n.wrapped, master_version = n.master_version
    from unnest(${rows.map(row => row.id)}::bigint[], ${rows.map(row => row.wrapped)}::bytea[],
      ${rows.map(row => row.masterVersion)}::integer[]) n (id, wrapped, master_version)
    where k.id = n.id`.execute(tx);
}

export async function countBelow(db: Kysely<NoTables>, version: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from core.data_keys where master_version < ${version} and wrapped is not null`.execute(
    db,
  );
  return rows[0]!.left;
}

export async function countUnder(db: Kysely<NoTables>, version: number): Promise<number> {
  const { rows } = await sql<{ keys: number }>`
    select count(*)::integer as keys from core.data_keys where master_version = ${version} and wrapped is not null`.execute(
    db,
  );
  return rows[0]!.keys;
}

/** The master versions under which living data keys lie: one step through the index for each, not one for each key. */
export async function listWrappingMasters(db: Kysely<NoTables>): Promise<number[]> {
  const { rows } = await sql<{ version: number }>`
    with recursive versions (version) as (
      select min(master_version) from core.data_keys where wrapped is not null
      union all
      select (select min(k.master_version) from core.data_keys k where k.wrapped is not null and k.master_version > v.version)
      from versions v where v.version is not null)
    select version from versions where version is not null`.execute(db);
  return rows.map(row => row.version);
}
