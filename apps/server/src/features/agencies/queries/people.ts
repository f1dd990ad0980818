import type { Person } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { PersonVault } from '../person-vault.ts';
import { maskEmail, maskMobile } from '../rules/contact-values.ts';
import { factorsOpenTo, type SecondFactor } from '../sign-in/second-factor.ts';
import type { Db } from '../store/db.ts';
import { findPerson, hasPostIn, listPeople, type StoredPerson } from '../store/people.ts';
import { listShownPosts, type ShownPost } from '../store/posts.ts';

export interface PeopleParts {
  readonly vault: PersonVault;
  readonly factors: readonly SecondFactor[];
}

export interface PeoplePage {
  readonly items: Person[];
  readonly next: string | null;
}

/** Whom a reader may see: all, for whoever keeps the accounts or reads everywhere; else people of agencies within reach. */
export async function showPeople(
  db: Db,
  parts: PeopleParts,
  grants: Grants,
  asked: { agencyId: number | undefined; after: string | undefined; limit: number; today: LocalDate },
): Promise<PeoplePage | 'bad-place'> {
  // The place is an id: a name has no business in an address.
  const afterId = asked.after === undefined ? null : Number(asked.after);
  if (afterId !== null && !Number.isSafeInteger(afterId)) return 'bad-place';
  const reach = grants.agenciesFor('agency.read');
  const within = asked.agencyId === undefined ? reach : narrow(reach, asked.agencyId);
  const agencyIds = within === 'all' ? null : within;
  const found = await listPeople(db, { agencyIds, afterId, limit: asked.limit + 1, today: asked.today });
  const shown = found.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: await toPeople(db, parts, shown, asked.today, 'masked'),
    next: found.length > asked.limit && last ? String(last.id) : null,
  };
}

export async function showPerson(
  db: Db,
  parts: PeopleParts,
  personId: number,
  today: LocalDate,
  contact: 'masked' | 'whole',
): Promise<Person | null> {
  const person = await findPerson(db, personId);
  return person ? ((await toPeople(db, parts, [person], today, contact))[0] ?? null) : null;
}

/** Contacts are for those who supervise the agencies in which the person works. */
export async function mayReadContact(db: Db, grants: Grants, personId: number, today: LocalDate): Promise<boolean> {
  const reach = grants.agenciesFor('person.read-contact');
  return reach === 'all' || (await hasPostIn(db, personId, reach, today));
}

async function toPeople(
  db: Db,
  { vault, factors }: PeopleParts,
  people: readonly StoredPerson[],
  today: LocalDate,
  contact: 'masked' | 'whole',
): Promise<Person[]> {
  const ids = people.map(person => person.id);
  const posts = Map.groupBy(await listShownPosts(db, ids, today), post => post.personId);
  const openField = await vault.opener(db, ids);
  const open = (person: StoredPerson, field: 'mobile' | 'email') => {
    const sealed = field === 'mobile' ? person.mobileSealed : person.emailSealed;
    const value = sealed && openField(person.id, field, sealed);
    if (value === null || contact === 'whole') return value;
    return field === 'mobile' ? maskMobile(value) : maskEmail(value);
  };
  const shown: Person[] = [];
  for (const person of people) {
    shown.push({
      id: person.id,
      name: person.name,
      loginName: person.loginName,
      mobile: open(person, 'mobile'),
      email: open(person, 'email'),
      state: person.state,
      secondFactor: strongestFactor(person, factors),
      posts: (posts.get(person.id) ?? []).map(toPost),
    });
  }
  return shown;
}

function strongestFactor(person: StoredPerson, factors: readonly SecondFactor[]): Person['secondFactor'] {
  const open = factorsOpenTo(person, factors);
  return (['certificate', 'totp', 'sms'] as const).find(kind => open.includes(kind)) ?? 'none';
}

function toPost(post: ShownPost): Person['posts'][number] {
  const { id, agencyId, agencyName, role, fromOn, untilOn, isDeputy, delegatedBy } = post;
  return { id, agencyId, agencyName, role, fromOn, untilOn, isDeputy, delegatedBy };
}

function narrow(reach: 'all' | readonly number[], agencyId: number): readonly number[] {
  return reach === 'all' || reach.includes(agencyId) ? [agencyId] : [];
}
