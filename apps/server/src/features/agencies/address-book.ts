import type { LocalDate } from '@gongkai/statute';
import { type Kysely, sql } from 'kysely';
import type { NoTables } from '../../platform/work.ts';
import type { PersonVault } from './person-vault.ts';
import { findPerson } from './store/people.ts';

/** Where messages of the house go. Values leave the vault only on their way to a provider. */
export interface AddressBook {
  findAddress(personId: number, channel: 'mail' | 'sms' | 'work-chat'): Promise<string | null>;
  /** Those who do the secrecy review in an agency on a day: told when a marked file was refused. */
  listSecrecyReviewers(agencyId: number, day: LocalDate): Promise<readonly number[]>;
}

export function createAddressBook(db: Kysely<NoTables>, vault: PersonVault): AddressBook {
  return {
    async findAddress(personId, channel) {
      const person = await findPerson(db, personId);
      const sealed = channel === 'mail' ? person?.emailSealed : person?.mobileSealed;
      if (!person || !sealed) return null;
      const open = await vault.opener(db, [personId]);
      return open(personId, channel === 'mail' ? 'email' : 'mobile', sealed);
    },
    async listSecrecyReviewers(agencyId, day) {
      const { rows } = await sql<{ person_id: number }>`
        select distinct person_id from core.posts_in_force
        where agency_id = ${agencyId} and role = 'secrecy-reviewer' and from_on <= ${day} and (until_on is null or until_on >= ${day})`.execute(
        db,
      );
      return rows.map(row => row.person_id);
    },
  };
}
