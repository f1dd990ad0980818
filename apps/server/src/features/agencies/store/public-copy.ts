import { sql } from 'kysely';
import type { Db } from './db.ts';

/** What the portal may know of these agencies, copied within the transaction that changed them. Closed ones stay: what they published does. */
export async function copyToPublicSite(db: Db, agencyIds: readonly number[]): Promise<void> {
  await sql`insert into public_site.agencies
      (id, parent_id, name, short_name, kind, level, contact, closed_on, merged_into_id)
    select id, parent_id, name, short_name, kind, level, contact, closed_on, merged_into_id
    from core.agencies where id = any(${agencyIds}::bigint[])
    on conflict (id) do update set parent_id = excluded.parent_id, name = excluded.name, short_name = excluded.short_name,
      kind = excluded.kind, level = excluded.level, contact = excluded.contact, closed_on = excluded.closed_on,
      merged_into_id = excluded.merged_into_id`.execute(db);
}
