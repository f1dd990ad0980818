import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export interface TotpRow {
  readonly secretSealed: Buffer;
  readonly lastStep: number | null;
}

export interface CertificateRow {
  readonly publicKey: Buffer;
  readonly holdsUntil: Instant;
}

type FactorState = 'pending' | 'active';

export async function listActiveFactors(db: Db, personId: number): Promise<('totp' | 'certificate')[]> {
  const { rows } = await sql<{ kind: 'totp' | 'certificate' }>`select kind from core.second_factors
    where person_id = ${personId} and state = 'active' order by kind`.execute(db);
  return rows.map(row => row.kind);
}

/** Locked: one code is looked at by one call at a time, so that none counts twice. */
export async function lockTotp(db: Db, personId: number, state: FactorState): Promise<TotpRow | null> {
  const { rows } = await sql<TotpRow>`select secret_sealed as "secretSealed", last_step as "lastStep"
    from core.second_factors where person_id = ${personId} and kind = 'totp' and state = ${state} for update`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function saveTotpStep(db: Db, personId: number, step: number): Promise<void> {
  await sql`update core.second_factors set last_step = ${step}
    where person_id = ${personId} and kind = 'totp' and state = 'active'`.execute(db);
}

export async function savePendingTotp(db: Db, personId: number, secretSealed: Buffer, since: Instant): Promise<void> {
  await sql`insert into core.second_factors (person_id, kind, state, secret_sealed, since)
    values (${personId}, 'totp', 'pending', ${secretSealed}, ${since})
    on conflict (person_id, kind, state) do update set secret_sealed = excluded.secret_sealed, since = excluded.since`.execute(
    db,
  );
}

/** The new secret takes the place of the old one; the code that proved it is used up. */
export async function activateTotp(db: Db, personId: number, step: number): Promise<void> {
  await sql`delete from core.second_factors where person_id = ${personId} and kind = 'totp' and state = 'active'`.execute(
    db,
  );
  await sql`update core.second_factors set state = 'active', last_step = ${step}
    where person_id = ${personId} and kind = 'totp' and state = 'pending'`.execute(db);
}

export async function savePendingCertificate(
  db: Db,
  personId: number,
  challenge: Buffer,
  since: Instant,
): Promise<void> {
  await sql`insert into core.second_factors (person_id, kind, state, challenge, since)
    values (${personId}, 'certificate', 'pending', ${challenge}, ${since})
    on conflict (person_id, kind, state) do update set challenge = excluded.challenge, since = excluded.since`.execute(
    db,
  );
}

export async function takePendingChallenge(db: Db, personId: number, notBefore: Instant): Promise<Buffer | null> {
  const { rows } = await sql<{ challenge: Buffer }>`delete from core.second_factors
    where person_id = ${personId} and kind = 'certificate' and state = 'pending' and since > ${notBefore}
    returning challenge`.execute(db);
  return rows[0]?.challenge ?? null;
}

export async function saveCertificate(
  db: Db,
  personId: number,
  certificate: CertificateRow & { readonly fingerprint: Buffer },
  since: Instant,
): Promise<boolean> {
  await sql`delete from core.second_factors where person_id = ${personId} and kind = 'certificate'`.execute(db);
  const { numAffectedRows } = await sql`insert into core.second_factors
      (person_id, kind, state, public_key, fingerprint, holds_until, since)
    values (${personId}, 'certificate', 'active', ${certificate.publicKey}, ${certificate.fingerprint},
      ${certificate.holdsUntil}, ${since}) on conflict (fingerprint) do nothing`.execute(db);
  return Number(numAffectedRows) === 1;
}

export async function findCertificate(db: Db, personId: number): Promise<CertificateRow | null> {
  const { rows } = await sql<CertificateRow>`select public_key as "publicKey", holds_until as "holdsUntil"
    from core.second_factors where person_id = ${personId} and kind = 'certificate' and state = 'active'`.execute(db);
  return rows[0] ?? null;
}

export async function dropFactors(db: Db, personId: number): Promise<void> {
  await sql`delete from core.second_factors where person_id = ${personId}`.execute(db);
}
