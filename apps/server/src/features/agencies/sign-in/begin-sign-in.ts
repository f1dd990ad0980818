import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { countAttempt, giveBackAttempt } from '../../../platform/sessions/failure-store.ts';
import { isKnownDevice } from '../../../platform/sessions/known-device.ts';
import {
  hashPassword,
  isOutdated,
  PasswordWorkFull,
  verifyPassword,
} from '../../../platform/sessions/password-hash.ts';
import { hashToken, newToken } from '../../../platform/sessions/session-token.ts';
import { insertAttempt } from '../store/attempts.ts';
import { findCredentials, replaceHash } from '../store/credentials.ts';
import { findPersonByLogin, type StoredPerson } from '../store/people.ts';
import { type BegunSession, completeSignIn } from './complete-sign-in.ts';
import { lockedRefusal } from './locked-refusal.ts';
import { factorsOpenTo, type SecondFactor, type SecondFactorKind } from './second-factor.ts';
import { type AttemptCounters, counterList, type SignInContext } from './sign-in-context.ts';

export type SignInStep =
  | { readonly step: 'done'; readonly session: BegunSession }
  | { readonly step: 'second-factor'; readonly attemptToken: string; readonly factors: SecondFactorKind[] };

type SignInCall = Pick<Call, 'address' | 'cookies' | 'transact'>;

/** Login name and password. The attempt is counted before it is looked at; a name that does not exist costs the same work. */
export async function beginSignIn(
  context: SignInContext,
  factors: readonly SecondFactor[],
  call: SignInCall,
  given: { loginName: string; password: string },
): Promise<Outcome<SignInStep>> {
  const { parts, cookies } = context;
  const db = parts.db.kysely;
  const loginName = given.loginName.trim().toLowerCase();
  const person = await findPersonByLogin(db, loginName);
  const deviceToken = call.cookies[cookies.device];
  const isKnown = await isKnownDevice(db, deviceToken, person?.id ?? 0);
  const counters = context.countersFor({
    address: call.address,
    loginName,
    deviceToken: isKnown ? deviceToken! : null,
  });
  const counted = await call.transact(async work =>
    done(await countAttempt(work.db, counterList(counters), context.nowMs())),
  );
  if (!counted.ok) return counted;
  if (counted.value.isLocked) return lockedRefusal(counted.value.waitMs);

  const noted = { knownDevice: isKnown, failures: counted.value.failures };
  const credentials = await findCredentials(db, person?.id ?? 0);
  const isRight = await checkPassword(given.password, credentials?.passwordHash ?? context.decoy);
  if (isRight === 'busy') return refuse('sign-in-busy', { retryAfterSeconds: 5 });
  if (!isRight || !person || !credentials) return await refuseAttempt(call, person, 'password', noted);
  // Only whoever knows the password is told that the account is disabled.
  if (person.state === 'disabled') return await refuseAttempt(call, person, 'disabled', noted);
  const rehashed = isOutdated(credentials.passwordHash, parts.policy.password.argon2)
    ? await hashPassword(given.password, parts.policy.password.argon2)
    : null;
  return await call.transact<SignInStep, string>(async work => {
    if (rehashed) await replaceHash(work.db, person.id, credentials.passwordHash, rehashed);
    await work.audit({ kind: 'sign-in-begun', subject: `person/${person.id}`, detail: { way: 'password' } });
    const open = factorsOpenTo(person, factors);
    if (open.length > 0) return done(await awaitSecondFactor(context, work, person.id, 'password', open, counters));
    const completed = await completeSignIn(context, work, {
      personId: person.id,
      way: 'password',
      factor: null,
      passwordSetAt: credentials.setAt,
      deviceToken,
      counters,
    });
    return completed.ok ? done({ step: 'done' as const, session: completed.value }) : completed;
  });
}

/** The first answer was right and is given back; the second has its own count. */
export async function awaitSecondFactor(
  context: SignInContext,
  work: Parameters<Parameters<Call['transact']>[0]>[0],
  personId: number,
  way: 'password' | 'oidc',
  factors: SecondFactorKind[],
  counters: AttemptCounters | null,
): Promise<Extract<SignInStep, { step: 'second-factor' }>> {
  const attemptToken = newToken();
  await insertAttempt(work.db, { tokenHash: hashToken(attemptToken), personId, way }, context.before(0));
  for (const counter of counters ? counterList(counters) : []) await giveBackAttempt(work.db, counter, context.nowMs());
  return { step: 'second-factor', attemptToken, factors };
}

async function checkPassword(password: string, phc: string): Promise<boolean | 'busy'> {
  try {
    return await verifyPassword(password, phc);
  } catch (fault) {
    if (fault instanceof PasswordWorkFull) return 'busy';
    throw fault;
  }
}

async function refuseAttempt(
  call: SignInCall,
  person: StoredPerson | null,
  because: 'password' | 'disabled',
  noted: { knownDevice: boolean; failures: number },
): Promise<Outcome<never>> {
  const saved = await call.transact(async work => {
    const subject = person ? `person/${person.id}` : 'person/unknown';
    await work.audit({ kind: 'sign-in-failed', subject, detail: { because, ...noted } });
    return done(null);
  });
  if (!saved.ok) return saved;
  return refuse(because === 'disabled' ? 'account-disabled' : 'sign-in-refused');
}
