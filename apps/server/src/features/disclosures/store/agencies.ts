import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** What an item's rules need to know of its agency. */
export interface ItemAgency {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly creditCode: string | null;
  readonly closedOn: LocalDate | null;
}

export async function findItemAgency(db: Db, agencyId: number): Promise<ItemAgency | null> {
  const { rows } =
    await sql<ItemAgency>`select id, name, kind, level, credit_code as "creditCode", closed_on as "closedOn"
    from core.agencies where id = ${agencyId}`.execute(db);
  return rows[0] ?? null;
}

export async function loadItemAgency(db: Db, agencyId: number): Promise<ItemAgency> {
  const agency = await findItemAgency(db, agencyId);
  if (!agency) throw new Error(`no agency ${agencyId}`);
  return agency;
}

export async function findNames(db: Db, personIds: readonly number[]): Promise<Map<number, string>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; name: string }>`select id, name from core.people
    where id = any(${[...new Set(personIds)]}::bigint[])`.execute(db);
  return new Map(rows.map(row => [row.id, row.name]));
}
