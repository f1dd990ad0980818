import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { PersonVault } from '../person-vault.ts';
import { parseEmail, parseMobile } from '../rules/contact-values.ts';
import { saveContact } from '../store/people.ts';

/** As given: null where there is none. */
export interface GivenContact {
  readonly mobile: string | null;
  readonly email: string | null;
}

export function parseContact({ mobile, email }: GivenContact): Outcome<GivenContact> {
  const parsed = {
    mobile: mobile === null ? null : parseMobile(mobile),
    email: email === null ? null : parseEmail(email),
  };
  if (mobile !== null && parsed.mobile === null) return refuse('mobile-malformed');
  if (email !== null && parsed.email === null) return refuse('email-malformed');
  return done(parsed);
}

export const mobileIndex = (vault: PersonVault, mobile: string) => vault.blindIndex('person-mobile', mobile);
export const emailIndex = (vault: PersonVault, email: string) => vault.blindIndex('person-email', email);

export async function saveSealedContact(
  { db, now }: Work,
  vault: PersonVault,
  personId: number,
  { mobile, email }: GivenContact,
): Promise<void> {
  if (mobile === null && email === null) return;
  const sealed = await vault.seal(db, personId, now, {
    ...(mobile === null ? {} : { mobile }),
    ...(email === null ? {} : { email }),
  });
  await saveContact(db, personId, {
    mobileSealed: sealed.mobile ?? null,
    mobileIndex: mobile === null ? null : mobileIndex(vault, mobile),
    emailSealed: sealed.email ?? null,
    emailIndex: email === null ? null : emailIndex(vault, email),
  });
}
