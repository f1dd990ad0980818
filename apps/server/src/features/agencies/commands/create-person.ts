import type { Instant } from '../../../platform/clock/clock.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { PersonVault } from '../person-vault.ts';
import { savePassword } from '../store/credentials.ts';
import { findTaken, insertPerson } from '../store/people.ts';
import { type GivenContact, parseContact, sealContact } from './seal-contact.ts';

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
  const sealed = await sealContact(work.db, vault, contact.value);
  const indexes = sealed.mobileIndex ? [sealed.mobileIndex] : [];
  const taken = await findTaken(work.db, [entry.loginName], indexes);
  if (taken.loginNames.has(entry.loginName)) return refuse('login-name-taken', { loginName: entry.loginName });
  if (sealed.mobileIndex && taken.mobileIndexes.has(sealed.mobileIndex.toString('hex'))) return refuse('mobile-taken');
  const { name, loginName } = entry;
  const personId = await insertPerson(work.db, { ...sealed, name, loginName, state: 'invited', createdAt: work.now });
  await savePassword(
    work.db,
    personId,
    { passwordHash: initial.passwordHash, setAt: initial.realNow, mustChange: true },
    0,
  );
  await work.audit({ kind: 'person-created', subject: `person/${personId}` });
  return done(personId);
}
