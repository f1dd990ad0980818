import type { Json } from '../../../platform/ledger/event.ts';
import type { AgencyContact, AgencyFacts } from '../agency.ts';

/** Facts that events carry. Not the contact: a village's office telephone is often somebody's mobile. */
const CARRIED = ['parentId', 'name', 'shortName', 'kind', 'level', 'creditCode', 'regionCode', 'foundedOn'] as const;
export type CarriedFacts = Pick<AgencyFacts, (typeof CARRIED)[number]>;

export function agencyPayload(facts: AgencyFacts): { [Key in keyof CarriedFacts]: Json } {
  return Object.fromEntries(CARRIED.map(key => [key, facts[key]])) as { [Key in keyof CarriedFacts]: Json };
}

/** What differs: new values of carried facts, and only the names of changed fields of the contact. */
export function changedPayload(before: AgencyFacts, after: AgencyFacts): { [key: string]: Json } {
  const changed = CARRIED.filter(key => before[key] !== after[key]).map(key => [key, after[key]] as const);
  const contact = (Object.keys(after.contact) as (keyof AgencyContact)[]).filter(
    key => before.contact[key] !== after.contact[key],
  );
  return { ...Object.fromEntries(changed), ...(contact.length > 0 ? { contact } : {}) };
}
