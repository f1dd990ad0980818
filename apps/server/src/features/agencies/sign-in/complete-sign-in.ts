import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { clearFailures, giveBackAttempt } from '../../../platform/sessions/failure-store.ts';
import { rememberDevice } from '../../../platform/sessions/known-device.ts';
import { beginSession, type FactorKind } from '../../../platform/sessions/session-store.ts';
import type { Work } from '../../../platform/work.ts';
import { findCredentials } from '../store/credentials.ts';
import { lockPerson } from '../store/people.ts';
import type { AttemptCounters, SignInContext } from './sign-in-context.ts';

export interface RightAnswers {
  readonly personId: number;
  readonly way: 'password' | 'oidc';
  readonly factor: FactorKind | null;
  /** When the password was set that was found right; a change in between makes the answer void. */
  readonly passwordSetAt: string | null;
  readonly deviceToken: string | undefined;
  readonly counters: AttemptCounters | null;
}

export interface BegunSession {
  readonly sessionToken: string;
  readonly deviceToken: string;
}

/** The last step of every way in: the person is locked, so that a disabling or a new password comes before or after, not between. */
export async function completeSignIn(
  context: SignInContext,
  work: Work,
  answers: RightAnswers,
): Promise<Outcome<BegunSession>> {
  const { db } = work;
  const { personId, way, factor, counters } = answers;
  const person = await lockPerson(db, personId);
  if (!person || person.state === 'disabled') return refuse('account-disabled');
  if (answers.passwordSetAt !== null && (await findCredentials(db, personId))?.setAt !== answers.passwordSetAt)
    return refuse('sign-in-refused');
  const realNow = context.before(0);
  const sessionToken = await beginSession(db, { personId, way, factor }, realNow);
  const deviceToken = await rememberDevice(db, answers.deviceToken, personId, realNow);
  // The address only gets this attempt back: an account of one's own must not wash clean what was tried on others.
  if (counters?.address) await giveBackAttempt(db, counters.address, context.nowMs());
  if (counters) await clearFailures(db, counters.account);
  await work.audit({ kind: 'signed-in', subject: `person/${personId}`, detail: { way, factor } });
  return done({ sessionToken, deviceToken });
}
