import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';

export const PUBLISH_ITEM = 'publish-item';

/** One waiting publication per item; scheduled again, the row is used again. */
export async function savePublicationAct(
  db: Db,
  stream: string,
  dueAt: Instant,
  detail: { edition: number; contentHash: string },
): Promise<void> {
  await sql`insert into core.due_acts (kind, subject, due_at, detail)
    values (${PUBLISH_ITEM}, ${stream}, ${dueAt}, ${JSON.stringify(detail)}::jsonb)
    on conflict (kind, subject) do update set due_at = excluded.due_at, detail = excluded.detail, done_at = null,
      failed_times = 0, last_fault = null`.execute(db);
}

export async function dropPublicationAct(db: Db, stream: string): Promise<void> {
  await sql`delete from core.due_acts where kind = ${PUBLISH_ITEM} and subject = ${stream} and done_at is null`.execute(
    db,
  );
}
