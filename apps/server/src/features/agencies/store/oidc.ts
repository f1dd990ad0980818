import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export interface OidcAttempt {
  readonly nonce: string;
  readonly verifier: string;
}

export async function insertOidcAttempt(
  db: Db,
  stateHash: Buffer,
  attempt: OidcAttempt,
  beganAt: Instant,
): Promise<void> {
  await sql`insert into core.oidc_attempts (state_hash, nonce, verifier, began_at)
    values (${stateHash}, ${attempt.nonce}, ${attempt.verifier}, ${beganAt})`.execute(db);
}

/** Taken once: a second answer with the same state finds nothing. */
export async function takeOidcAttempt(db: Db, stateHash: Buffer, notBefore: Instant): Promise<OidcAttempt | null> {
  const { rows } = await sql<OidcAttempt & { beganAt: Instant }>`delete from core.oidc_attempts
    where state_hash = ${stateHash} returning nonce, verifier, began_at as "beganAt"`.execute(db);
  return rows[0] && rows[0].beganAt > notBefore ? rows[0] : null;
}

export async function findLinkedPerson(db: Db, issuer: string, subject: string): Promise<number | null> {
  const { rows } = await sql<{ personId: number }>`select person_id as "personId" from core.linked_subjects
    where issuer = ${issuer} and subject = ${subject}`.execute(db);
  return rows[0]?.personId ?? null;
}

/** False when the person is linked to another subject of this provider already. */
export async function linkSubject(
  db: Db,
  link: { issuer: string; subject: string; personId: number },
  linkedAt: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into core.linked_subjects (issuer, subject, person_id, linked_at)
    select ${link.issuer}, ${link.subject}, ${link.personId}::bigint, ${linkedAt}::timestamptz
    where not exists (select 1 from core.linked_subjects where issuer = ${link.issuer} and person_id = ${link.personId})
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows) === 1;
}
