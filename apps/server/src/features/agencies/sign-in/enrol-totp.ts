import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { SignedInSession } from '../../../platform/sessions/load-session.ts';
import { setSessionFactor } from '../../../platform/sessions/session-store.ts';
import { matchTotp, newTotpSecret, totpUri } from '../../../platform/sessions/totp.ts';
import { lockPerson } from '../store/people.ts';
import { activateTotp, lockTotp, savePendingTotp } from '../store/second-factors.ts';
import { proveOwnPassword } from './change-password.ts';
import type { SignInContext } from './sign-in-context.ts';

type OwnCall = Pick<Call, 'transact' | 'address'>;

/** The secret is shown once, here; the factor in force stays until a code of the new one was right. */
export async function beginTotp(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  password: string,
): Promise<Outcome<{ secret: string; uri: string; qrSvg: string }>> {
  // Whoever came through the provider of the sign-on has perhaps no password here; a factor asked for by policy is enrolled without it.
  const mayDoWithout = session.way === 'oidc' && session.mustEnrolSecondFactor;
  if (!mayDoWithout) {
    const proved = await proveOwnPassword(context, call, session, password);
    if (!proved.ok) return proved;
  }
  const secret = newTotpSecret();
  const uri = totpUri(secret, await context.parts.siteName(), session.loginName);
  const { default: QRCode } = await import('qrcode');
  const qrSvg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return await call.transact(async work => {
    await lockPerson(work.db, session.personId);
    const sealed = await context.parts.vault.seal(work.db, session.personId, work.now, { 'totp-secret': secret });
    await savePendingTotp(work.db, session.personId, sealed['totp-secret']!, context.before(0));
    await work.audit({ kind: 'totp-enrolment-begun', subject: `person/${session.personId}` });
    return done({ secret, uri, qrSvg });
  });
}

export async function confirmTotp(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  code: string,
): Promise<Outcome<true>> {
  return await call.transact(async work => {
    const person = await lockPerson(work.db, session.personId);
    const pending = await lockTotp(work.db, session.personId, 'pending');
    if (!pending || !person) return refuse('no-enrolment-begun');
    const open = await context.parts.vault.opener(work.db, [person.id]);
    const secret = open(person.id, 'totp-secret', pending.secretSealed);
    const step = secret === null ? null : matchTotp(secret, code, context.nowMs(), null);
    if (step === null) return refuse('second-factor-wrong');
    await activateTotp(work.db, person.id, step);
    await setSessionFactor(work.db, session.id, 'totp');
    await work.audit({ kind: 'totp-enrolled', subject: `person/${person.id}` });
    return done(true as const);
  });
}
