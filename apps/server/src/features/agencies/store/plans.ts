import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import { type Instant, localDateOf, startOfDay } from '../../../platform/clock/clock.ts';
import { agencyStream } from '../agency.ts';
import type { Db } from './db.ts';

/** What is to become of an agency on a day to come. */
export type AgencyPlan =
  | { readonly kind: 'rename-agency'; readonly on: LocalDate; readonly name: string; readonly shortName: string }
  | {
      readonly kind: 'close-agency';
      readonly on: LocalDate;
      readonly mergedIntoId: number | null;
      readonly reason: string;
    };

/** One plan of a kind at a time: a later one replaces it. */
export async function savePlan(db: Db, agencyId: number, { kind, on, ...detail }: AgencyPlan): Promise<void> {
  await sql`insert into core.due_acts (kind, subject, due_at, detail)
    values (${kind}, ${agencyStream(agencyId)}, ${startOfDay(on)}, ${JSON.stringify(detail)}::jsonb)
    on conflict (kind, subject) do update set due_at = excluded.due_at, detail = excluded.detail, done_at = null,
      failed_times = 0, last_fault = null`.execute(db);
}

export async function dropPlan(db: Db, agencyId: number, kind: AgencyPlan['kind']): Promise<void> {
  await sql`delete from core.due_acts where kind = ${kind} and subject = ${agencyStream(agencyId)} and done_at is null`.execute(
    db,
  );
}

interface PlanRow {
  kind: AgencyPlan['kind'];
  subject: string;
  due_at: Instant;
  detail: Record<string, unknown>;
}

export async function readPlans(db: Db): Promise<Map<number, AgencyPlan[]>> {
  const { rows } = await sql<PlanRow>`select kind, subject, due_at, detail from core.due_acts
    where kind in ('rename-agency', 'close-agency') and done_at is null order by due_at, id`.execute(db);
  const plans = rows.map(({ kind, subject, due_at, detail }) => ({
    agencyId: Number(subject.slice(agencyStream(0).length - 1)),
    plan: { kind, on: localDateOf(due_at), ...detail } as AgencyPlan,
  }));
  return new Map(
    [...Map.groupBy(plans, row => row.agencyId)].map(([agencyId, group]) => [agencyId, group.map(row => row.plan)]),
  );
}
