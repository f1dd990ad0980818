import type { Role } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export interface NewPost {
  readonly personId: number;
  readonly agencyId: number;
  readonly role: Role;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly isDeputy: boolean;
  readonly delegatedFrom: number | null;
  readonly delegatedBy: number | null;
}

export interface StoredPost extends NewPost {
  readonly id: number;
  readonly endedAt: Instant | null;
}

/** A post as lists show it. */
export interface ShownPost {
  readonly id: number;
  readonly personId: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly role: Role;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly isDeputy: boolean;
  readonly delegatedBy: string | null;
}

const POST = sql`id, person_id as "personId", agency_id as "agencyId", role, from_on as "fromOn", until_on as "untilOn",
  is_deputy as "isDeputy", delegated_from as "delegatedFrom", delegated_by as "delegatedBy", ended_at as "endedAt"`;

export async function insertPost(db: Db, post: NewPost, importId: number | null = null): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into core.posts
      (person_id, agency_id, role, from_on, until_on, is_deputy, delegated_from, delegated_by, import_id)
    values (${post.personId}, ${post.agencyId}, ${post.role}, ${post.fromOn}, ${post.untilOn}, ${post.isDeputy},
      ${post.delegatedFrom}, ${post.delegatedBy}, ${importId}) returning id`.execute(db);
  return rows[0]!.id;
}

export async function lockPost(db: Db, postId: number): Promise<StoredPost | null> {
  const { rows } = await sql<StoredPost>`select ${POST} from core.posts where id = ${postId} for update`.execute(db);
  return rows[0] ?? null;
}

/** What was given to a person and not taken back: over, in force, or to come. */
export async function listPostsOf(db: Db, personId: number): Promise<StoredPost[]> {
  const { rows } = await sql<StoredPost>`select ${POST} from core.posts
    where person_id = ${personId} and ended_at is null order by id`.execute(db);
  return rows;
}

/** `endedAt` null: the end lies ahead. */
export async function savePostEnd(db: Db, postId: number, untilOn: LocalDate, endedAt: Instant | null): Promise<void> {
  await sql`update core.posts set until_on = ${untilOn}, ended_at = ${endedAt} where id = ${postId}`.execute(db);
}

export async function listPostsInAgency(db: Db, agencyId: number): Promise<StoredPost[]> {
  const { rows } = await sql<StoredPost>`select ${POST} from core.posts
    where agency_id = ${agencyId} and ended_at is null order by id for update`.execute(db);
  return rows;
}

export async function isPostInForce(db: Db, postId: number, today: LocalDate): Promise<boolean> {
  const { rows } = await sql`select 1 from core.posts_in_force where id = ${postId}
    and from_on <= ${today} and (until_on is null or until_on >= ${today})`.execute(db);
  return rows.length > 0;
}

export async function holdsPostInAgency(
  db: Db,
  personId: number,
  agencyId: number,
  today: LocalDate,
): Promise<boolean> {
  const { rows } = await sql`select 1 from core.posts_in_force where person_id = ${personId} and agency_id = ${agencyId}
    and from_on <= ${today} and (until_on is null or until_on >= ${today}) limit 1`.execute(db);
  return rows.length > 0;
}

/** Posts in force on the day or later, for lists; what is over is history. */
export async function listShownPosts(db: Db, personIds: readonly number[], today: LocalDate): Promise<ShownPost[]> {
  const { rows } = await sql<ShownPost>`select f.id, f.person_id as "personId", f.agency_id as "agencyId",
      a.name as "agencyName", f.role, f.from_on as "fromOn", f.until_on as "untilOn", f.is_deputy as "isDeputy",
      lender.name as "delegatedBy"
    from core.posts_in_force f join core.agencies a on a.id = f.agency_id
    left join core.people lender on lender.id = f.delegated_by
    where f.person_id = any(${personIds}::bigint[]) and (f.until_on is null or f.until_on >= ${today})
    order by f.person_id, f.from_on, f.id`.execute(db);
  return rows;
}

/** People other than this one who hold the role on the day: somebody must be left to give accounts. */
export async function countOthersInRole(db: Db, role: Role, exceptPersonId: number, today: LocalDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct person_id) as count from core.posts_in_force
    where role = ${role} and person_id <> ${exceptPersonId}
      and from_on <= ${today} and (until_on is null or until_on >= ${today})`.execute(db);
  return rows[0]!.count;
}

/** Roles that a person held in an agency on a day of the past: for papers that were signed then. */
export async function listRolesHeldOn(db: Db, personId: number, agencyId: number, day: LocalDate): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`select distinct p.role from core.posts p
    left join core.posts source on source.id = p.delegated_from
    where p.person_id = ${personId} and p.agency_id = ${agencyId}
      and p.from_on <= ${day} and (p.until_on is null or p.until_on >= ${day})
      and (source.id is null or source.until_on is null or source.until_on >= ${day})`.execute(db);
  return rows.map(row => row.role);
}
