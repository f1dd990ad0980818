import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { readCertificate, verifySignature } from '../../../platform/sessions/certificate.ts';
import type { SignedInSession } from '../../../platform/sessions/load-session.ts';
import { setSessionFactor } from '../../../platform/sessions/session-store.ts';
import { saveCertificate, savePendingCertificate, takePendingChallenge } from '../store/second-factors.ts';
import { textToSign } from './certificate-factor.ts';
import { proveOwnPassword } from './change-password.ts';
import { ATTEMPT_MS, type SignInContext } from './sign-in-context.ts';

type OwnCall = Pick<Call, 'transact' | 'address'>;

export async function beginCertificate(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  password: string,
): Promise<Outcome<{ text: string }>> {
  const proved = await proveOwnPassword(context, call, session, password);
  if (!proved.ok) return proved;
  const challenge = randomBytes(32);
  return await call.transact(async work => {
    await savePendingCertificate(work.db, session.personId, challenge, context.before(0));
    await work.audit({ kind: 'certificate-enrolment-begun', subject: `person/${session.personId}` });
    return done({ text: textToSign(context.parts.officeUrl, 'enrol', challenge) });
  });
}

/** A certificate is public: what counts is the signature that only its key can give. */
export async function confirmCertificate(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  given: { certificate: string; signature: string },
): Promise<Outcome<{ holdsUntil: Instant }>> {
  const read = readCertificate(given.certificate, context.parts.certificateAuthorities, context.nowMs());
  if (!read.ok) return refuse(read.fault);
  const { publicKey, fingerprint } = read.certificate;
  const holdsUntil = read.certificate.holdsUntil.toISOString() as Instant;
  return await call.transact(async work => {
    const challenge = await takePendingChallenge(work.db, session.personId, context.before(ATTEMPT_MS));
    if (!challenge) return refuse('no-enrolment-begun');
    const text = textToSign(context.parts.officeUrl, 'enrol', challenge);
    if (!verifySignature(publicKey, text, Buffer.from(given.signature, 'base64')))
      return refuse('certificate-signature-wrong');
    const row = { publicKey, fingerprint, holdsUntil };
    if (!(await saveCertificate(work.db, session.personId, row, context.before(0)))) return refuse('certificate-taken');
    await setSessionFactor(work.db, session.id, 'certificate');
    await work.audit({ kind: 'certificate-enrolled', subject: `person/${session.personId}` });
    return done({ holdsUntil });
  });
}
