import { sql } from 'kysely';
import type { Instant } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/work.ts';

export const profiles = ['demo', 'acceptance', 'large'] as const;
export type Profile = (typeof profiles)[number];

/** How far a seed has come: written in the transaction of what it counts, so a killed seed goes on where it was. */
export interface Progress {
  readonly profile: Profile;
  /** The moment the plan was made for; going on a day later goes on with the same plan. */
  readonly plannedAt: Instant;
  /** Keys of agencies and people, and the ids they got. */
  readonly agencies: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  /** How many stories of items are in. */
  readonly stories: number;
  readonly isComplete: boolean;
}

const KEY = 'demonstration';
/** Two seeds at once: the second waits here and then finds what the first wrote. */
const LOCK_SPACE = 0x73656564;

export async function lockProgress(db: Tx): Promise<Progress | null> {
  await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::int, 0)`.execute(db);
  return findProgress(db);
}

export async function findProgress(db: Pick<Tx, 'getExecutor'>): Promise<Progress | null> {
  const { rows } = await sql<{ value: Progress }>`select value from core.settings where key = ${KEY}`.execute(db as Tx);
  return rows[0]?.value ?? null;
}

export async function saveProgress(db: Tx, progress: Progress, now: Instant): Promise<void> {
  await sql`insert into core.settings (key, value, changed_at) values (${KEY}, ${JSON.stringify(progress)}::jsonb, ${now})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(db);
}

/** Whether anything stands here that no seed made. */
export async function holdsOwnData(db: Tx): Promise<boolean> {
  const { rows } = await sql<{
    any: boolean;
  }>`select exists (select from core.agencies) or exists (select from core.people)
    as any`.execute(db);
  return rows[0]!.any;
}
