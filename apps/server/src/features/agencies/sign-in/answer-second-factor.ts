import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { countAttempt } from '../../../platform/sessions/failure-store.ts';
import { isKnownDevice } from '../../../platform/sessions/known-device.ts';
import { hashToken, isToken } from '../../../platform/sessions/session-token.ts';
import type { Work } from '../../../platform/work.ts';
import { dropAttempt, lockAttempt, type SignInAttempt } from '../store/attempts.ts';
import { findPerson, type StoredPerson } from '../store/people.ts';
import { type BegunSession, completeSignIn } from './complete-sign-in.ts';
import { lockedRefusal } from './locked-refusal.ts';
import { factorsOpenTo, type SecondFactor, type SecondFactorKind } from './second-factor.ts';
import { ATTEMPT_MS, counterList, type SignInContext } from './sign-in-context.ts';

type SignInCall = Pick<Call, 'address' | 'cookies' | 'transact'>;

/** Sends a code, or gives the text to sign. */
export async function beginSecondFactor(
  context: SignInContext,
  factors: readonly SecondFactor[],
  call: SignInCall,
  kind: SecondFactorKind,
): Promise<Outcome<{ text: string }>> {
  return await call.transact(async work => {
    const open = await openAttempt(context, factors, work, call, kind);
    if (!open.ok) return open;
    const { attempt, person, factor } = open.value;
    const begun = await factor.begin(work, attempt, person);
    const audit = kind === 'sms' ? 'sms-code-sent' : 'certificate-challenged';
    if (begun.ok) await work.audit({ kind: audit, subject: `person/${person.id}` });
    return begun;
  });
}

/** Counted before it is looked at; a right answer is used up in the transaction that begins the session. */
export async function answerSecondFactor(
  context: SignInContext,
  factors: readonly SecondFactor[],
  call: SignInCall,
  kind: SecondFactorKind,
  answer: string,
): Promise<Outcome<BegunSession>> {
  const db = context.parts.db.kysely;
  const attempted = await call.transact(work => openAttempt(context, factors, work, call, kind));
  if (!attempted.ok) return attempted;
  const { person } = attempted.value;
  const deviceToken = call.cookies[context.cookies.device];
  const isKnown = await isKnownDevice(db, deviceToken, person.id);
  const counters = context.countersFor({
    address: call.address,
    loginName: person.loginName,
    deviceToken: isKnown ? deviceToken! : null,
  });
  const counted = await call.transact(async work =>
    done(await countAttempt(work.db, counterList(counters), context.nowMs())),
  );
  if (!counted.ok) return counted;
  if (counted.value.isLocked) return lockedRefusal(counted.value.waitMs);

  const { failures } = counted.value;
  const verified = await call.transact<BegunSession | null, string>(async work => {
    const open = await openAttempt(context, factors, work, call, kind);
    if (!open.ok) return open;
    const { attempt, factor } = open.value;
    if (!(await factor.verify(work, attempt, person, answer))) {
      await work.audit({
        kind: 'sign-in-failed',
        subject: `person/${person.id}`,
        detail: { because: kind, knownDevice: isKnown, failures },
      });
      return done(null);
    }
    await dropAttempt(work.db, attempt.tokenHash);
    const { personId, way } = attempt;
    return await completeSignIn(context, work, {
      personId,
      way,
      factor: kind,
      passwordSetAt: null,
      deviceToken,
      counters,
    });
  });
  if (!verified.ok) return verified;
  return verified.value ? done(verified.value) : refuse('second-factor-wrong');
}

/** The attempt that the browser's cookie names, if it still counts. A new password or a disabling removes it. */
async function openAttempt(
  context: SignInContext,
  factors: readonly SecondFactor[],
  { db }: Work,
  call: SignInCall,
  kind: SecondFactorKind,
): Promise<Outcome<{ attempt: SignInAttempt; person: StoredPerson; factor: SecondFactor }>> {
  const token = call.cookies[context.cookies.attempt];
  const attempt = isToken(token) ? await lockAttempt(db, hashToken(token), context.before(ATTEMPT_MS)) : null;
  const person = attempt && (await findPerson(db, attempt.personId));
  if (!attempt || !person) return refuse('sign-in-over');
  const factor = factors.find(one => one.kind === kind);
  if (!factor || !factorsOpenTo(person, factors).includes(kind)) return refuse('factor-not-open');
  return done({ attempt, person, factor });
}
