import type { Role } from '@gongkai/contract';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import type { AgencyFacts } from '../agency.ts';
import type { PersonVault } from '../person-vault.ts';
import { listAgencies } from '../store/agencies.ts';
import { countOthersInRole } from '../store/posts.ts';
import { createPerson, type InitialPassword, type PersonEntry } from './create-person.ts';
import { foundAgency } from './found-agency.ts';
import { givePost } from './give-post.ts';

export const administratorRoles = ['system-administrator', 'security-administrator', 'security-auditor'] as const;
export type AdministratorRole = (typeof administratorRoles)[number] & Role;

export interface Installation {
  /** Founded when there is no agency yet; else the administrators belong to the one of this name. */
  readonly agency: AgencyFacts;
  /** Three persons (GB/T 22239-2019 8.1.4.2). */
  readonly administrators: Readonly<Record<AdministratorRole, PersonEntry & { readonly initial: InitialPassword }>>;
}

/** Who runs the command line of the server may do what has no person yet to do it. */
export const everyGrant: Grants = { may: () => true, mayAnywhere: () => true, agenciesFor: () => 'all' };

/** The first three people of an installation; once there is a security administrator, accounts are given in the console. */
export async function createAdministrators(
  work: Work,
  vault: PersonVault,
  { agency, administrators }: Installation,
): Promise<Outcome<Readonly<Record<AdministratorRole, number>>>> {
  const { db, today } = work;
  if ((await countOthersInRole(db, 'security-administrator', 0, today)) > 0) return refuse('administrators-exist');
  const open = await listAgencies(db, false, today);
  const there = open.find(one => one.name === agency.name);
  if (open.length > 0 && !there) return refuse('agency-unknown');
  const founded = there ? done(there.id) : await foundAgency(work, everyGrant, agency);
  if (!founded.ok) return founded;
  const made: Partial<Record<AdministratorRole, number>> = {};
  for (const role of administratorRoles) {
    const { initial, ...entry } = administrators[role];
    const person = await createPerson(work, vault, entry, initial);
    if (!person.ok) return person;
    const term = { fromOn: today, untilOn: null, isDeputy: false };
    const post = await givePost(work, { ...term, personId: person.value, agencyId: founded.value, role });
    if (!post.ok) return post;
    made[role] = person.value;
  }
  return done(made as Record<AdministratorRole, number>);
}
