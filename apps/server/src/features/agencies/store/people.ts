import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export type PersonState = 'invited' | 'active' | 'disabled';

export interface SealedContact {
  readonly mobileSealed: Buffer | null;
  readonly mobileIndex: Buffer | null;
  readonly emailSealed: Buffer | null;
  readonly emailIndex: Buffer | null;
}

export interface NewPerson {
  readonly loginName: string;
  readonly name: string;
  readonly state: PersonState;
  readonly createdAt: Instant;
}

export interface StoredPerson {
  readonly id: number;
  readonly loginName: string;
  readonly name: string;
  readonly state: PersonState;
  readonly mobileSealed: Buffer | null;
  readonly emailSealed: Buffer | null;
  /** Second factors in force. */
  readonly enrolled: readonly ('totp' | 'certificate')[];
}

const PERSON = sql`p.id, p.login_name as "loginName", p.name, p.state, p.mobile_sealed as "mobileSealed",
  p.email_sealed as "emailSealed", array(select f.kind from core.second_factors f
    where f.person_id = p.id and f.state = 'active' order by f.kind) as enrolled`;

export async function insertPerson(db: Db, person: NewPerson, importId: number | null = null): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into core.people (login_name, name, state, created_at, import_id)
    values (${person.loginName}, ${person.name}, ${person.state}, ${person.createdAt}, ${importId})
    returning id`.execute(db);
  return rows[0]!.id;
}

export async function saveContact(db: Db, personId: number, contact: SealedContact): Promise<void> {
  await sql`update core.people set mobile_sealed = ${contact.mobileSealed}, mobile_index = ${contact.mobileIndex},
    email_sealed = ${contact.emailSealed}, email_index = ${contact.emailIndex} where id = ${personId}`.execute(db);
}

export async function findPerson(db: Db, personId: number): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`select ${PERSON} from core.people p where p.id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** For a decision about the person; gives of posts wait for it too. */
export async function lockPerson(db: Db, personId: number): Promise<StoredPerson | null> {
  const { rows } =
    await sql<StoredPerson>`select ${PERSON} from core.people p where p.id = ${personId} for no key update of p`.execute(
      db,
    );
  return rows[0] ?? null;
}

export async function findPersonByLogin(db: Db, loginName: string): Promise<StoredPerson | null> {
  const { rows } =
    await sql<StoredPerson>`select ${PERSON} from core.people p where p.login_name = ${loginName}`.execute(db);
  return rows[0] ?? null;
}

export async function findTaken(
  db: Db,
  loginNames: readonly string[],
  mobileIndexes: readonly Buffer[],
): Promise<{ loginNames: Set<string>; mobileIndexes: Set<string> }> {
  const { rows } = await sql<{ login_name: string; mobile_index: Buffer | null }>`select login_name, mobile_index
    from core.people where login_name = any(${loginNames}::text[]) or mobile_index = any(${mobileIndexes}::bytea[])`.execute(
    db,
  );
  return {
    loginNames: new Set(rows.map(row => row.login_name)),
    mobileIndexes: new Set(rows.flatMap(row => (row.mobile_index ? [row.mobile_index.toString('hex')] : []))),
  };
}

export async function savePersonState(db: Db, personId: number, state: PersonState): Promise<void> {
  await sql`update core.people set state = ${state} where id = ${personId}`.execute(db);
}

export interface PeopleFilter {
  /** Agencies in which the reader may see people; null: everywhere, people without a post too. */
  readonly agencyIds: readonly number[] | null;
  /** The last person of the page before. */
  readonly afterId: number | null;
  readonly limit: number;
  readonly today: LocalDate;
}

/** By name; people with a post, in force or to come, in one of the agencies. */
export async function listPeople(db: Db, { agencyIds, afterId, limit, today }: PeopleFilter): Promise<StoredPerson[]> {
  const { rows } = await sql<StoredPerson>`select ${PERSON} from core.people p
    where (${agencyIds === null} or exists (select 1 from core.posts o where o.person_id = p.id and o.ended_at is null
        and (o.until_on is null or o.until_on >= ${today}) and o.agency_id = any(${agencyIds ?? []}::bigint[])))
      and (${afterId === null} or (p.name, p.id) > (select a.name, a.id from core.people a where a.id = ${afterId ?? 0}))
    order by p.name, p.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether a reader who reaches these agencies reaches this person. */
export async function hasPostIn(
  db: Db,
  personId: number,
  agencyIds: readonly number[],
  today: LocalDate,
): Promise<boolean> {
  const { rows } = await sql`select 1 from core.posts where person_id = ${personId} and ended_at is null
    and (until_on is null or until_on >= ${today}) and agency_id = any(${agencyIds}::bigint[]) limit 1`.execute(db);
  return rows.length > 0;
}
