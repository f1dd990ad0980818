import type { Keys } from '../../../platform/keys/keys.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { lockPerson, saveContact } from '../store/people.ts';
import { dropFactors } from '../store/second-factors.ts';

export type ErasePersonRefusal = 'person-unknown' | 'person-not-disabled' | 'nothing-to-erase';

/**
 * 个人信息保护法 art. 47: ways to reach a person and their one-time code go, with the key they were sealed under. The name stays:
 * it stands on every form its bearer signed. Who still works here is disabled first.
 */
export async function erasePerson(
  work: Work,
  keys: Pick<Keys, 'erase'>,
  { personId, reason }: { personId: number; reason: string },
): Promise<Outcome<number, ErasePersonRefusal>> {
  const { db, now } = work;
  const person = await lockPerson(db, personId);
  if (!person) return refuse('person-unknown');
  if (person.state !== 'disabled') return refuse('person-not-disabled');
  await saveContact(db, personId, { mobileSealed: null, mobileIndex: null, emailSealed: null, emailIndex: null });
  await dropFactors(db, personId);
  if (!(await keys.erase(db, `person/${personId}`, now))) return refuse('nothing-to-erase');
  await work.audit({ kind: 'personal-data-erased', subject: `person/${personId}`, detail: { reason } });
  return done(personId);
}
