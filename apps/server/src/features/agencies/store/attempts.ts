import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

/** A sign-in whose first answer was right and whose second is awaited. */
export interface SignInAttempt {
  readonly tokenHash: Buffer;
  readonly personId: number;
  readonly way: 'password' | 'oidc';
  readonly smsCodeMac: Buffer | null;
  readonly smsSentAt: Instant | null;
  readonly smsSentTimes: number;
  readonly smsTries: number;
  readonly challenge: Buffer | null;
}

export async function insertAttempt(
  db: Db,
  attempt: Pick<SignInAttempt, 'tokenHash' | 'personId' | 'way'>,
  beganAt: Instant,
): Promise<void> {
  await sql`insert into core.sign_in_attempts (token_hash, person_id, way, began_at)
    values (${attempt.tokenHash}, ${attempt.personId}, ${attempt.way}, ${beganAt})`.execute(db);
}

export async function lockAttempt(db: Db, tokenHash: Buffer, notBefore: Instant): Promise<SignInAttempt | null> {
  const { rows } = await sql<SignInAttempt>`select token_hash as "tokenHash", person_id as "personId", way,
      sms_code_mac as "smsCodeMac", sms_sent_at as "smsSentAt", sms_sent_times as "smsSentTimes", sms_tries as "smsTries",
      challenge
    from core.sign_in_attempts where token_hash = ${tokenHash} and began_at > ${notBefore} for update`.execute(db);
  return rows[0] ?? null;
}

export async function saveSmsCode(db: Db, tokenHash: Buffer, mac: Buffer, sentAt: Instant): Promise<void> {
  await sql`update core.sign_in_attempts set sms_code_mac = ${mac}, sms_sent_at = ${sentAt},
    sms_sent_times = sms_sent_times + 1, sms_tries = 0 where token_hash = ${tokenHash}`.execute(db);
}

export async function countSmsTry(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`update core.sign_in_attempts set sms_tries = sms_tries + 1 where token_hash = ${tokenHash}`.execute(db);
}

/** Messages sent to a person since a moment, over all attempts. */
export async function countSmsSent(db: Db, personId: number, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select coalesce(sum(sms_sent_times), 0)::bigint as count
    from core.sign_in_attempts where person_id = ${personId} and began_at > ${since}`.execute(db);
  return rows[0]!.count;
}

export async function saveChallenge(db: Db, tokenHash: Buffer, challenge: Buffer | null): Promise<void> {
  await sql`update core.sign_in_attempts set challenge = ${challenge} where token_hash = ${tokenHash}`.execute(db);
}

export async function dropAttempt(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`delete from core.sign_in_attempts where token_hash = ${tokenHash}`.execute(db);
}

export async function dropAttemptsOf(db: Db, personId: number): Promise<void> {
  await sql`delete from core.sign_in_attempts where person_id = ${personId}`.execute(db);
}
