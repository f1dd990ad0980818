import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export interface Credentials {
  readonly passwordHash: string;
  readonly setAt: Instant;
  readonly mustChange: boolean;
}

export async function findCredentials(db: Db, personId: number): Promise<Credentials | null> {
  const { rows } = await sql<Credentials>`select password_hash as "passwordHash", set_at as "setAt",
    must_change as "mustChange" from core.credentials where person_id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** The hash that was in force goes to the former ones, of which the last `remembered` stay. */
export async function savePassword(db: Db, personId: number, next: Credentials, remembered: number): Promise<void> {
  await sql`insert into core.former_passwords (person_id, set_at, password_hash)
    select person_id, set_at, password_hash from core.credentials where person_id = ${personId}
    on conflict do nothing`.execute(db);
  await sql`delete from core.former_passwords where person_id = ${personId} and set_at not in (
    select set_at from core.former_passwords where person_id = ${personId} order by set_at desc limit ${remembered})`.execute(
    db,
  );
  await sql`insert into core.credentials (person_id, password_hash, set_at, must_change)
    values (${personId}, ${next.passwordHash}, ${next.setAt}, ${next.mustChange})
    on conflict (person_id) do update set password_hash = excluded.password_hash, set_at = excluded.set_at,
      must_change = excluded.must_change`.execute(db);
}

/** The same password at today's cost; whoever changed it meanwhile keeps the change. */
export async function replaceHash(db: Db, personId: number, before: string, after: string): Promise<void> {
  await sql`update core.credentials set password_hash = ${after}
    where person_id = ${personId} and password_hash = ${before}`.execute(db);
}

export async function listFormerHashes(db: Db, personId: number, remembered: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select password_hash as hash from core.former_passwords
    where person_id = ${personId} order by set_at desc limit ${remembered}`.execute(db);
  return rows.map(row => row.hash);
}
