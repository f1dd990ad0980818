import { type Kysely, sql } from 'kysely';
import type { NoTables } from '../work.ts';

/** What waits longer than it should: an operator looks when one of these grows. */
export interface Backlog {
  /** Due acts that failed and have not been done since, such as a publication at its time. */
  readonly failingActs: number;
  readonly waitingMessages: number;
  readonly failedMessages: number;
}

export async function countBacklog(db: Kysely<NoTables>): Promise<Backlog> {
  const { rows } = await sql<Backlog>`select
    (select count(*)::integer from core.due_acts where done_at is null and failed_times > 0) as "failingActs",
    (select count(*)::integer from core.messages where state in ('waiting', 'sending')) as "waitingMessages",
    (select count(*)::integer from core.messages where state = 'failed') as "failedMessages"`.execute(db);
  return rows[0]!;
}
