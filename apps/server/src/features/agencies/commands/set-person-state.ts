import type { Instant } from '../../../platform/clock/clock.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { clearFailures } from '../../../platform/sessions/failure-store.ts';
import { forgetDevices } from '../../../platform/sessions/known-device.ts';
import { endSessionsOf } from '../../../platform/sessions/session-store.ts';
import type { Work } from '../../../platform/work.ts';
import type { PersonVault } from '../person-vault.ts';
import { strangersCounter } from '../sign-in/sign-in-context.ts';
import { dropAttemptsOf } from '../store/attempts.ts';
import { findCredentials, savePassword } from '../store/credentials.ts';
import { lockPerson, type PersonState, savePersonState } from '../store/people.ts';
import { countOthersInRole, listPostsOf } from '../store/posts.ts';
import { dropFactors } from '../store/second-factors.ts';
import type { InitialPassword } from './create-person.ts';

export interface StateChange {
  readonly personId: number;
  readonly state: 'active' | 'disabled';
  readonly reason: string;
}

/** Disabling ends every session on every node at once; posts stay written, and give nothing while it lasts. */
export async function setPersonState(work: Work, change: StateChange, realNow: Instant): Promise<Outcome<number>> {
  const { db, today } = work;
  const { personId, state, reason } = change;
  const person = await lockPerson(db, personId);
  if (!person) return refuse('person-unknown');
  if (isActor(work, personId)) return refuse('not-for-yourself');
  const credentials = await findCredentials(db, personId);
  // Who never changed the initial password goes back to being invited.
  const next: PersonState = state === 'active' && (!credentials || credentials.mustChange) ? 'invited' : state;
  if (next === 'disabled') {
    const held = (await listPostsOf(db, personId)).some(post => post.role === 'security-administrator');
    if (held && (await countOthersInRole(db, 'security-administrator', personId, today)) === 0)
      return refuse('last-security-administrator');
    await endSessionsOf(db, personId, 'disabled', realNow);
    await dropAttemptsOf(db, personId);
  }
  await savePersonState(db, personId, next);
  await work.audit({ kind: 'person-state-set', subject: `person/${personId}`, detail: { state: next, reason } });
  return done(personId);
}

/** A new initial password; second factors and known browsers are forgotten, sessions end, a lock against strangers opens. */
export async function resetCredentials(
  work: Work,
  vault: PersonVault,
  { personId, reason }: { personId: number; reason: string },
  { passwordHash, realNow }: InitialPassword,
): Promise<Outcome<number>> {
  const { db } = work;
  const person = await lockPerson(db, personId);
  if (!person) return refuse('person-unknown');
  if (isActor(work, personId)) return refuse('not-for-yourself');
  if (person.state === 'disabled') return refuse('person-disabled');
  // What was in force stays remembered, so that a reset is no way back to an old password.
  await savePassword(db, personId, { passwordHash, setAt: realNow, mustChange: true }, REMEMBERED);
  await dropFactors(db, personId);
  await clearFailures(db, strangersCounter(vault, person.loginName));
  await forgetDevices(db, personId);
  await dropAttemptsOf(db, personId);
  await endSessionsOf(db, personId, 'credentials-reset', realNow);
  await work.audit({ kind: 'credentials-reset', subject: `person/${personId}`, detail: { reason } });
  return done(personId);
}

const REMEMBERED = 24;

function isActor({ actor }: Work, personId: number): boolean {
  return actor.kind === 'person' && actor.personId === personId;
}
