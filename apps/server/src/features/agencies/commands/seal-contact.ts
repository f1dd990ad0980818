import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { PersonVault } from '../person-vault.ts';
import { parseEmail, parseMobile } from '../rules/contact-values.ts';
import type { Db } from '../store/db.ts';
import type { SealedContact } from '../store/people.ts';

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

export async function sealContact(db: Db, vault: PersonVault, { mobile, email }: GivenContact): Promise<SealedContact> {
  let keyId: number | null = null;
  const seal = async (field: 'mobile' | 'email', value: string | null) => {
    if (value === null) return null;
    const result = await vault.seal(db, keyId, field, value);
    keyId = result.keyId;
    return result.sealed;
  };
  const mobileSealed = await seal('mobile', mobile);
  const emailSealed = await seal('email', email);
  return {
    keyId,
    mobileSealed,
    mobileIndex: mobile === null ? null : mobileIndex(vault, mobile),
    emailSealed,
    emailIndex: email === null ? null : emailIndex(vault, email),
  };
}
