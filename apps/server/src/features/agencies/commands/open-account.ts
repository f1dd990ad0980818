import { done, type Outcome } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { PersonVault } from '../person-vault.ts';
import { savePassword } from '../store/credentials.ts';
import { savePersonState } from '../store/people.ts';
import { activateTotp, savePendingTotp } from '../store/second-factors.ts';
import { createPerson, type InitialPassword, type PersonEntry } from './create-person.ts';

export interface KnownCredentials extends InitialPassword {
  readonly totpSecret: string;
}

/**
 * An account that is ready to sign in, its password and second factor known beforehand. For the demonstration and for
 * acceptance tests alone, whose accounts are printed; elsewhere a person proves both in the browser.
 */
export async function openAccount(
  work: Work,
  vault: PersonVault,
  entry: PersonEntry,
  { totpSecret, ...initial }: KnownCredentials,
): Promise<Outcome<number>> {
  const created = await createPerson(work, vault, entry, initial);
  if (!created.ok) return created;
  const personId = created.value;
  const { passwordHash, realNow } = initial;
  await savePassword(work.db, personId, { passwordHash, setAt: realNow, mustChange: false }, 0);
  await savePersonState(work.db, personId, 'active');
  const sealed = await vault.seal(work.db, personId, work.now, { 'totp-secret': totpSecret });
  await savePendingTotp(work.db, personId, sealed['totp-secret']!, realNow);
  await activateTotp(work.db, personId, 0);
  await work.audit({ kind: 'demonstration-account-opened', subject: `person/${personId}` });
  return done(personId);
}
