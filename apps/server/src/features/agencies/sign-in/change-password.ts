import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { clearFailures, countAttempt } from '../../../platform/sessions/failure-store.ts';
import type { SignedInSession } from '../../../platform/sessions/load-session.ts';
import { hashPassword, PasswordWorkFull, verifyPassword } from '../../../platform/sessions/password-hash.ts';
import { findPasswordFlaw } from '../../../platform/sessions/password-policy.ts';
import { endSessionsOf } from '../../../platform/sessions/session-store.ts';
import { dropAttemptsOf } from '../store/attempts.ts';
import { findCredentials, listFormerHashes, savePassword } from '../store/credentials.ts';
import { lockPerson, savePersonState } from '../store/people.ts';
import { lockedRefusal } from './locked-refusal.ts';
import { counterList, type SignInContext } from './sign-in-context.ts';

type OwnCall = Pick<Call, 'transact' | 'address'>;

/** The person at the keyboard knows the password: asked again before what would outlast a borrowed session. */
export async function proveOwnPassword(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  password: string,
): Promise<Outcome<{ passwordHash: string; setAt: string }>> {
  const credentials = await findCredentials(context.parts.db.kysely, session.personId);
  if (!credentials) return refuse('no-own-password');
  // Counted for this session alone: guessing in a borrowed session does not lock the owner's other browsers.
  const { account } = context.countersFor({
    address: call.address,
    loginName: session.loginName,
    deviceToken: `session ${session.id}`,
  });
  const counted = await call.transact(async work =>
    done(await countAttempt(work.db, counterList({ account, address: null }), context.nowMs())),
  );
  if (!counted.ok) return counted;
  if (counted.value.isLocked) return lockedRefusal(counted.value.waitMs);
  try {
    if (!(await verifyPassword(password, credentials.passwordHash))) return refuse('password-wrong');
  } catch (fault) {
    if (fault instanceof PasswordWorkFull) return refuse('sign-in-busy', { retryAfterSeconds: 5 });
    throw fault;
  }
  const cleared = await call.transact(async work => done(await clearFailures(work.db, account)));
  return cleared.ok ? done(credentials) : cleared;
}

export async function changePassword(
  context: SignInContext,
  call: OwnCall,
  session: SignedInSession,
  given: { current: string; next: string },
): Promise<Outcome<true>> {
  const { password: rules } = context.parts.policy;
  const proved = await proveOwnPassword(context, call, session, given.current);
  if (!proved.ok) return proved;
  const flaw = findPasswordFlaw(given.next, session.loginName, rules);
  if (flaw) return refuse(`password-${flaw.kind}`, 'least' in flaw ? { least: flaw.least } : undefined);
  const former = await listFormerHashes(context.parts.db.kysely, session.personId, rules.remembered - 1);
  for (const hash of [proved.value.passwordHash, ...former])
    if (await verifyPassword(given.next, hash)) return refuse('password-used-before', { remembered: rules.remembered });
  const passwordHash = await hashPassword(given.next, rules.argon2);
  return await call.transact(async work => {
    const { db } = work;
    const person = await lockPerson(db, session.personId);
    if (!person || person.state === 'disabled') return refuse('account-disabled');
    if ((await findCredentials(db, person.id))?.setAt !== proved.value.setAt) return refuse('password-wrong');
    const realNow = context.before(0);
    await savePassword(db, person.id, { passwordHash, setAt: realNow, mustChange: false }, rules.remembered);
    if (person.state === 'invited') await savePersonState(db, person.id, 'active');
    await endSessionsOf(db, person.id, 'password-changed', realNow, session.id);
    await dropAttemptsOf(db, person.id);
    await work.audit({ kind: 'password-changed', subject: `person/${person.id}` });
    return done(true as const);
  });
}
