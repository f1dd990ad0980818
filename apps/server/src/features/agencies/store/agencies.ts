import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { AgencyContact, AgencyFacts, StoredAgency } from '../agency.ts';
import { wholeContact } from '../agency.ts';
import type { FormerName } from '../rules/naming.ts';
import type { Db } from './db.ts';

type AgencyRow = Omit<StoredAgency, 'contact'> & { contact: Partial<AgencyContact> };

const AGENCY = sql`id, parent_id as "parentId", name, short_name as "shortName", kind, level, credit_code as "creditCode",
  region_code as "regionCode", founded_on as "foundedOn", contact, closed_on as "closedOn", merged_into_id as "mergedIntoId"`;

const readAgency = (row: AgencyRow): StoredAgency => ({ ...row, contact: wholeContact(row.contact) });

export async function findAgency(db: Db, agencyId: number): Promise<StoredAgency | null> {
  const { rows } = await sql<AgencyRow>`select ${AGENCY} from core.agencies where id = ${agencyId}`.execute(db);
  return rows[0] ? readAgency(rows[0]) : null;
}

/** For a decision about it: nobody else decides until this one is saved. */
export async function lockAgency(db: Db, agencyId: number): Promise<StoredAgency | null> {
  const { rows } =
    await sql<AgencyRow>`select ${AGENCY} from core.agencies where id = ${agencyId} for no key update`.execute(db);
  return rows[0] ? readAgency(rows[0]) : null;
}

export async function listAgencies(db: Db, includeClosed: boolean, today: LocalDate): Promise<StoredAgency[]> {
  const { rows } = await sql<AgencyRow>`select ${AGENCY} from core.agencies
    where ${includeClosed} or closed_on is null or closed_on > ${today} order by id`.execute(db);
  return rows.map(readAgency);
}

/** Whether an agency stands anywhere below another, or is it. */
export async function isBelow(db: Db, agencyId: number, aboveId: number): Promise<boolean> {
  const { rows } = await sql`with recursive up (id, parent_id) as (
      select id, parent_id from core.agencies where id = ${agencyId}
      union
      select a.id, a.parent_id from core.agencies a join up on a.id = up.parent_id
    ) select 1 from up where id = ${aboveId}`.execute(db);
  return rows.length > 0;
}

export async function listOpenChildren(db: Db, agencyId: number): Promise<StoredAgency[]> {
  const { rows } = await sql<AgencyRow>`select ${AGENCY} from core.agencies
    where parent_id = ${agencyId} and closed_on is null order by id for no key update`.execute(db);
  return rows.map(readAgency);
}

export async function insertAgency(db: Db, facts: AgencyFacts, importId: number | null = null): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into core.agencies
      (parent_id, name, short_name, kind, level, credit_code, region_code, founded_on, contact, import_id)
    values (${facts.parentId}, ${facts.name}, ${facts.shortName}, ${facts.kind}, ${facts.level}, ${facts.creditCode},
      ${facts.regionCode}, ${facts.foundedOn}, ${JSON.stringify(filledOnly(facts.contact))}::jsonb, ${importId})
    returning id`.execute(db);
  return rows[0]!.id;
}

export async function updateAgency(db: Db, agencyId: number, facts: AgencyFacts): Promise<void> {
  await sql`update core.agencies set parent_id = ${facts.parentId}, name = ${facts.name}, short_name = ${facts.shortName},
      kind = ${facts.kind}, level = ${facts.level}, credit_code = ${facts.creditCode}, region_code = ${facts.regionCode},
      founded_on = ${facts.foundedOn}, contact = ${JSON.stringify(filledOnly(facts.contact))}::jsonb
    where id = ${agencyId}`.execute(db);
}

export async function saveClosing(
  db: Db,
  agencyId: number,
  closing: { closedOn: LocalDate; mergedIntoId: number | null; reason: string },
): Promise<void> {
  await sql`update core.agencies set closed_on = ${closing.closedOn}, merged_into_id = ${closing.mergedIntoId},
      closing_reason = ${closing.reason} where id = ${agencyId}`.execute(db);
}

export async function moveAgency(db: Db, agencyId: number, parentId: number | null): Promise<void> {
  await sql`update core.agencies set parent_id = ${parentId} where id = ${agencyId}`.execute(db);
}

/** Former names in order of their days, by agency. */
export async function readFormerNames(db: Db, agencyIds: readonly number[] | null): Promise<Map<number, FormerName[]>> {
  const { rows } = await sql<FormerName & { agencyId: number }>`select agency_id as "agencyId", name,
      short_name as "shortName", until_on as "untilOn" from core.agency_former_names
    where ${agencyIds === null} or agency_id = any(${agencyIds ?? []}::bigint[]) order by agency_id, until_on`.execute(
    db,
  );
  return Map.groupBy(rows, row => row.agencyId);
}

export async function keepFormerName(db: Db, agencyId: number, former: FormerName): Promise<void> {
  await sql`insert into core.agency_former_names (agency_id, until_on, name, short_name)
    values (${agencyId}, ${former.untilOn}, ${former.name}, ${former.shortName})`.execute(db);
}

/** Whether an open agency of this name stands under this parent, or any has this code; other than `exceptId`. */
export async function findNamesakes(
  db: Db,
  facts: Pick<AgencyFacts, 'parentId' | 'name' | 'creditCode'>,
  exceptId: number | null,
): Promise<{ sameName: boolean; sameCode: boolean }> {
  const { rows } = await sql<{ sameName: boolean; sameCode: boolean }>`select
      exists (select 1 from core.agencies where closed_on is null and name = ${facts.name}
        and parent_id is not distinct from ${facts.parentId}::bigint and id is distinct from ${exceptId}::bigint) as "sameName",
      exists (select 1 from core.agencies where credit_code = ${facts.creditCode}
        and id is distinct from ${exceptId}::bigint) as "sameCode"`.execute(db);
  return rows[0]!;
}

function filledOnly(contact: AgencyContact): Partial<AgencyContact> {
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== null));
}
