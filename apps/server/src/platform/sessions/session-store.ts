import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables } from '../work.ts';
import { hashToken, newToken } from './session-token.ts';

type Db = Kysely<NoTables>;
export type EndReason = 'logout' | 'password-changed' | 'disabled' | 'credentials-reset' | 'ended-by-administrator';
export type FactorKind = 'totp' | 'sms' | 'certificate' | 'provider';

export interface NewSession {
  readonly personId: number;
  readonly way: 'password' | 'oidc';
  readonly factor: FactorKind | null;
}

/** The token goes into the cookie and is kept nowhere. */
export async function beginSession(db: Db, { personId, way, factor }: NewSession, realNow: Instant): Promise<string> {
  const token = newToken();
  await sql`insert into core.sessions (token_hash, person_id, way, factor, began_at, seen_at)
    values (${hashToken(token)}, ${personId}, ${way}, ${factor}, ${realNow}, ${realNow})`.execute(db);
  return token;
}

export async function endSession(db: Db, sessionId: string, reason: EndReason, realNow: Instant): Promise<void> {
  await sql`update core.sessions set ended_at = ${realNow}, end_reason = ${reason}
    where id = ${sessionId}::bigint and ended_at is null`.execute(db);
}

/** Ends what a person has open, except perhaps the session in which it was asked; answers how many. */
export async function endSessionsOf(
  db: Db,
  personId: number,
  reason: EndReason,
  realNow: Instant,
  exceptSessionId: string | null = null,
): Promise<number> {
  const { numAffectedRows } = await sql`update core.sessions set ended_at = ${realNow}, end_reason = ${reason}
    where person_id = ${personId} and ended_at is null and id is distinct from ${exceptSessionId}::bigint`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** The factor enrolled in a session counts for it from then on. */
export async function setSessionFactor(db: Db, sessionId: string, factor: FactorKind): Promise<void> {
  await sql`update core.sessions set factor = ${factor} where id = ${sessionId}::bigint`.execute(db);
}

export interface OpenSession {
  readonly id: number;
  readonly way: 'password' | 'oidc';
  readonly factor: FactorKind | null;
  readonly beganAt: Instant;
  readonly seenAt: Instant;
}

export async function listOpenSessions(db: Db, personId: number, seenAfter: Instant): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`select id, way, factor, began_at as "beganAt", seen_at as "seenAt"
    from core.sessions where person_id = ${personId} and ended_at is null and seen_at > ${seenAfter}
    order by seen_at desc, id desc limit 100`.execute(db);
  return rows;
}

const DAY_MS = 86_400_000;

/** What nobody can use any more goes, once a day; the audit records keep that it was. */
export async function sweepSignIn(db: Db, realNowMs: number): Promise<void> {
  const before = (days: number) => new Date(realNowMs - days * DAY_MS).toISOString() as Instant;
  await sql`delete from core.sessions where seen_at < ${before(2)}`.execute(db);
  await sql`delete from core.sign_in_attempts where began_at < ${before(1)}`.execute(db);
  await sql`delete from core.oidc_attempts where began_at < ${before(1)}`.execute(db);
  await sql`delete from core.sign_in_failures where last_at < ${before(2)}`.execute(db);
  await sql`delete from core.known_devices where last_at < ${before(180)}`.execute(db);
}
