import { type Kysely, sql } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables } from '../work.ts';
import { type FailureScope, lockRules, waitAfter } from './lock-out.ts';

type Db = Kysely<NoTables>;

/** Who is counted: subjects are keyed hashes, of an account, of an account in one browser, of an address. */
export interface FailureCounter {
  readonly scope: FailureScope;
  readonly subject: Buffer;
}

export type CountedAttempt =
  | { readonly isLocked: true; readonly waitMs: number }
  | { readonly isLocked: false; readonly failures: number };

interface CounterRow {
  failures: number;
  last_at: Instant;
  locked_until: Instant | null;
}

/**
 * Counts an attempt as failed before it is looked at, and gives it back when it was right: a hundred attempts sent at once
 * are a hundred counted ones, on however many nodes. The row is the lock. `failures`: of the account, this attempt among them.
 */
export async function countAttempt(
  db: Db,
  counters: readonly FailureCounter[],
  realNowMs: number,
): Promise<CountedAttempt> {
  const rows: { counter: FailureCounter; row: CounterRow }[] = [];
  for (const counter of inLockOrder(counters)) {
    const row = await lockCounter(db, counter, realNowMs);
    const lockedMs = row.locked_until ? Date.parse(row.locked_until) - realNowMs : 0;
    // An attempt under a lock is not counted, or the lock would never end for somebody who keeps trying.
    if (lockedMs > 0) return { isLocked: true, waitMs: lockedMs };
    rows.push({ counter, row });
  }
  let failures = 0;
  for (const { counter, row } of rows) {
    const isForgotten = realNowMs - Date.parse(row.last_at) > lockRules[counter.scope].forgetMs;
    const counted = isForgotten ? 1 : row.failures + 1;
    await saveCounter(db, counter, counted, realNowMs);
    if (counter.scope !== 'address') failures = counted;
  }
  return { isLocked: false, failures };
}

/** One attempt was right after all. */
export async function giveBackAttempt(db: Db, counter: FailureCounter, realNowMs: number): Promise<void> {
  const row = await lockCounter(db, counter, realNowMs);
  await saveCounter(db, counter, Math.max(row.failures - 1, 0), realNowMs);
}

export async function clearFailures(db: Db, counter: FailureCounter): Promise<void> {
  await sql`delete from core.sign_in_failures where scope = ${counter.scope} and subject = ${counter.subject}`.execute(
    db,
  );
}

/** Address before account, always: two attempts never wait for each other crosswise. */
function inLockOrder(counters: readonly FailureCounter[]): FailureCounter[] {
  return [...counters].sort((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.subject.compare(b.subject)));
}

async function lockCounter(db: Db, { scope, subject }: FailureCounter, realNowMs: number): Promise<CounterRow> {
  await sql`insert into core.sign_in_failures (scope, subject, failures, last_at)
    values (${scope}, ${subject}, 0, ${instant(realNowMs)}) on conflict do nothing`.execute(db);
  const { rows } = await sql<CounterRow>`select failures, last_at, locked_until from core.sign_in_failures
    where scope = ${scope} and subject = ${subject} for update`.execute(db);
  // Swept between the two statements: nothing had been counted for a day.
  return rows[0] ?? { failures: 0, last_at: instant(realNowMs), locked_until: null };
}

async function saveCounter(
  db: Db,
  { scope, subject }: FailureCounter,
  failures: number,
  realNowMs: number,
): Promise<void> {
  const waitMs = waitAfter(failures, lockRules[scope]);
  const lockedUntil = waitMs > 0 ? instant(realNowMs + waitMs) : null;
  await sql`update core.sign_in_failures set failures = ${failures}, last_at = ${instant(realNowMs)},
    locked_until = ${lockedUntil} where scope = ${scope} and subject = ${subject}`.execute(db);
}

const instant = (ms: number) => new Date(ms).toISOString() as Instant;
