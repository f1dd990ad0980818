import type { ReviewStep } from '@gongkai/contract';
import { sql } from 'kysely';
import type { Db } from './db.ts';

export async function findReviewChain(db: Db, agencyId: number): Promise<ReviewStep[] | null> {
  const { rows } = await sql<{ steps: ReviewStep[] }>`select steps from core.review_chains
    where agency_id = ${agencyId}`.execute(db);
  return rows[0]?.steps ?? null;
}

export async function saveReviewChain(db: Db, agencyId: number, steps: readonly ReviewStep[]): Promise<void> {
  await sql`insert into core.review_chains (agency_id, steps) values (${agencyId}, ${JSON.stringify(steps)}::jsonb)
    on conflict (agency_id) do update set steps = excluded.steps`.execute(db);
}
