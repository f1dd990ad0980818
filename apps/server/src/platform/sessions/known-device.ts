import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables } from '../work.ts';
import { hashToken, isToken, newToken } from './session-token.ts';

type Db = Kysely<NoTables>;

/** True when this person has signed in completely in the browser that carries the token. */
export async function isKnownDevice(db: Db, token: string | undefined, personId: number): Promise<boolean> {
  if (!isToken(token)) return false;
  const { rows } = await sql`select 1 from core.known_devices
    where token_hash = ${hashToken(token)} and person_id = ${personId}`.execute(db);
  return rows.length > 0;
}

/** After a complete sign-in. A token of ours stays, so that two people may share a machine; any other is replaced, lest somebody plant one. */
export async function rememberDevice(
  db: Db,
  token: string | undefined,
  personId: number,
  realNow: Instant,
): Promise<string> {
  const kept = isToken(token) && (await isOurs(db, token)) ? token : newToken();
  await sql`insert into core.known_devices (token_hash, person_id, first_at, last_at)
    values (${hashToken(kept)}, ${personId}, ${realNow}, ${realNow})
    on conflict (token_hash, person_id) do update set last_at = excluded.last_at`.execute(db);
  return kept;
}

async function isOurs(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql`select 1 from core.known_devices where token_hash = ${hashToken(token)} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

export async function forgetDevices(db: Db, personId: number): Promise<void> {
  await sql`delete from core.known_devices where person_id = ${personId}`.execute(db);
}
