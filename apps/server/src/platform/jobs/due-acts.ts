import { sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { Tx } from '../work.ts';

export interface DueActDraft {
  readonly kind: string;
  /** What it is about, `disclosure/12`. One open act per kind and subject. */
  readonly subject: string;
  readonly dueAt: Instant;
  /** Codes, dates and row ids. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Sets or moves the act. Done before, it is open again: an act that comes back every day sets itself anew. */
export async function scheduleAct(tx: Tx, act: DueActDraft): Promise<void> {
  await sql`
    insert into core.due_acts (kind, subject, due_at, detail)
    values (${act.kind}, ${act.subject}, ${act.dueAt}, ${JSON.stringify(act.detail ?? {})}::jsonb)
    on conflict (kind, subject) do update set due_at = excluded.due_at, detail = excluded.detail,
      done_at = null, failed_times = 0, last_fault = null, retry_at = null`.execute(tx);
}

/** True when it was still open. */
export async function cancelAct(tx: Tx, kind: string, subject: string): Promise<boolean> {
  const { rows } = await sql`
    delete from core.due_acts where kind = ${kind} and subject = ${subject} and done_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export interface ClaimedAct {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Instant;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly failed_times: number;
}

/**
 * The next act by law's order, locked. Passed over: what another node holds, what waits for its next try, what no code
 * here knows (a newer node does), and what follows an open act on the same subject, unless that one fails.
 */
export async function claimDueAct(
  tx: Tx,
  kinds: readonly string[],
  now: Instant,
  realNow: Instant,
): Promise<ClaimedAct | null> {
  const { rows } = await sql<ClaimedAct>`
    select a.id, a.kind, a.subject, a.due_at, a.detail, a.failed_times
    from core.due_acts a
    where a.done_at is null and a.due_at <= ${now} and (a.retry_at is null or a.retry_at <= ${realNow})
      and a.kind = any(${kinds}::text[])
      and not exists (
        select 1 from core.due_acts b
        where b.subject = a.subject and b.done_at is null and b.failed_times = 0 and b.kind = any(${kinds}::text[])
          and (b.due_at, b.id) < (a.due_at, a.id))
    order by a.due_at, a.id
    limit 1 for update of a skip locked`.execute(tx);
  return rows[0] ?? null;
}

export async function markActDone(tx: Tx, id: number, now: Instant): Promise<void> {
  await sql`update core.due_acts set done_at = ${now}, last_fault = null, retry_at = null where id = ${id}`.execute(tx);
}

export async function markActFailed(tx: Tx, id: number, fault: string, retryAt: Instant): Promise<void> {
  await sql`
    update core.due_acts set failed_times = failed_times + 1, last_fault = ${fault}, retry_at = ${retryAt}
    where id = ${id}`.execute(tx);
}
