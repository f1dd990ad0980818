import type { Instant } from '../../../platform/clock/clock.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { PersonVault } from '../person-vault.ts';
import { savePassword } from '../store/credentials.ts';
import { findTaken, insertPerson } from '../store/people.ts';
import { type GivenContact, mobileIndex, parseContact, saveSealedContact } from './seal-contact.ts';

export interface PersonEntry extends GivenContact {
  readonly name: string;
  readonly loginName: string;
}

/** Made before the transaction: argon2 is slow on purpose, and no lock waits for it. */
export interface InitialPassword {
  readonly passwordHash: string;
  readonly realNow: Instant;
}

export async function createPerson(
  work: Work,
  vault: PersonVault,
  entry: PersonEntry,
  initial: InitialPassword,
): Promise<Outcome<number>> {
  const contact = parseContact(entry);
  if (!contact.ok) return contact;
  const { mobile } = contact.value;
  const index = mobile === null ? null : mobileIndex(vault, mobile);
  const taken = await findTaken(work.db, [entry.loginName], index ? [index] : []);
  if (taken.loginNames.has(entry.loginName)) return refuse('login-name-taken', { loginName: entry.loginName });
  if (index && taken.mobileIndexes.has(index.toString('hex'))) return refuse('mobile-taken');
  const { name, loginName } = entry;
  const personId = await insertPerson(work.db, { name, loginName, state: 'invited', createdAt: work.now });
  await saveSealedContact(work, vault, personId, contact.value);
  await savePassword(
    work.db,
    personId,
    { passwordHash: initial.passwordHash, setAt: initial.realNow, mustChange: true },
    0,
  );
  await work.audit({ kind: 'person-created', subject: `person/${personId}` });
  return done(personId);
}
