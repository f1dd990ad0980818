import { DEFAULT_INDEX_NUMBER_TEMPLATE } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** The next serial of an agency and year. Two publications of one agency wait for each other here; a serial never comes back. */
export async function takeIndexSerial(db: Db, agencyId: number, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into core.index_serials as s (agency_id, year, last)
    values (${agencyId}, ${year}, 1) on conflict (agency_id, year) do update set last = s.last + 1
    returning last`.execute(db);
  return rows[0]!.last;
}

/** A number that an import brought along may lie ahead in our own counting. */
export async function isIndexNumberTaken(db: Db, indexNumber: string): Promise<boolean> {
  const { rows } = await sql`select 1 from core.items where index_number = ${indexNumber}`.execute(db);
  return rows.length > 0;
}

export const INDEX_NUMBER_SETTING = 'index-number-template';

export async function loadIndexNumberTemplate(db: Db): Promise<string> {
  const { rows } = await sql<{ value: unknown }>`select value from core.settings
    where key = ${INDEX_NUMBER_SETTING}`.execute(db);
  return typeof rows[0]?.value === 'string' ? rows[0].value : DEFAULT_INDEX_NUMBER_TEMPLATE;
}
