import type { ItemState, Openness, ReviewStep } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Db } from './db.ts';
import { type Search, startsWith } from './search-candidates.ts';

export type Agencies = 'all' | readonly number[];

/** Agencies in which somebody holds each of the permissions that take part in an item's way. */
export interface TurnAgencies {
  readonly write: Agencies;
  readonly review: Agencies;
  readonly secrecy: Agencies;
  readonly publish: Agencies;
}

export interface ItemFilter {
  /** Those the reader may see. */
  readonly readable: Agencies;
  readonly agencyId?: number | undefined;
  readonly state?: ItemState | undefined;
  readonly category?: string | undefined;
  readonly search?: Search | undefined;
  readonly draftedBy?: number | undefined;
  readonly waitingFor?: { readonly personId: number; readonly agencies: TurnAgencies } | undefined;
  /** On their way, and due by this day. */
  readonly dueThrough?: LocalDate | undefined;
  readonly dueBefore?: LocalDate | undefined;
}

/** Newest first, or the next due first; the place where the last page ended. */
export type ListPlace =
  | { readonly order: 'newest'; readonly beforeId: number | null }
  | { readonly order: 'due'; readonly after: { readonly dueOn: LocalDate; readonly id: number } | null };

export interface ItemListRow {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly title: string;
  readonly category: string;
  readonly state: ItemState;
  readonly openness: Openness;
  readonly documentNumber: string | null;
  readonly indexNumber: string | null;
  readonly formedOn: LocalDate;
  readonly dueFrom: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueIsProvisional: boolean;
  readonly editionNo: number;
  readonly publishedEditionNo: number | null;
  readonly updatedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly publishAt: Instant | null;
  readonly drafter: string;
  readonly steps: readonly ReviewStep[] | null;
  readonly currentStep: number | null;
  readonly secrecySigned: boolean;
  readonly writtenBy: readonly number[];
}

const ROW = sql`i.id, i.agency_id as "agencyId", a.name as "agencyName", e.title, e.category, i.state, e.openness,
  e.document_number as "documentNumber", i.index_number as "indexNumber", e.formed_on as "formedOn", i.due_from as "dueFrom",
  i.due_on as "dueOn",
  i.due_provisional as "dueIsProvisional", i.edition_no as "editionNo", i.published_edition_no as "publishedEditionNo",
  i.updated_at as "updatedAt", i.published_at as "publishedAt", i.publish_at as "publishAt", p.name as drafter, i.steps,
  i.current_step as "currentStep", i.secrecy_signed as "secrecySigned", e.written_by as "writtenBy"`;

const FROM = sql`core.items i join core.editions e on e.item_id = i.id and e.edition_no = i.edition_no`;
const OPEN = sql`i.state in ('draft', 'in-review', 'returned', 'scheduled')`;

export async function listItemRows(
  db: Db,
  filter: ItemFilter,
  place: ListPlace,
  limit: number,
): Promise<ItemListRow[]> {
  const where = [...conditionsOf(filter), ...placeCondition(place)];
  const order = place.order === 'newest' ? sql`i.id desc` : sql`i.due_on, i.id`;
  const { rows } = await sql<ItemListRow>`select ${ROW} from ${FROM} join core.agencies a on a.id = i.agency_id
    join core.people p on p.id = e.drafted_by where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Exact up to `most`, then `most + 1`. */
export async function countItemRows(db: Db, filter: ItemFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
      select from ${FROM} where ${sql.join(conditionsOf(filter), sql` and `)} limit ${most + 1}
    ) found`.execute(db);
  return rows[0]!.count;
}

function conditionsOf(filter: ItemFilter): RawBuilder<unknown>[] {
  const { agencyId, state, category, search, draftedBy, waitingFor, dueThrough, dueBefore } = filter;
  return [
    isIn(sql`i.agency_id`, filter.readable),
    ...(agencyId === undefined ? [] : [sql`i.agency_id = ${agencyId}`]),
    ...(state === undefined ? [] : [sql`i.state = ${state}`]),
    ...(category === undefined ? [] : [sql`e.category = ${category}`]),
    ...(search ? searchConditions(search) : []),
    ...(draftedBy === undefined ? [] : [sql`e.drafted_by = ${draftedBy}`]),
    ...(waitingFor ? [waitsFor(waitingFor.personId, waitingFor.agencies)] : []),
    ...(dueThrough === undefined ? [] : [sql`(${OPEN} and i.due_on <= ${dueThrough})`]),
    ...(dueBefore === undefined ? [] : [sql`(${OPEN} and i.due_on < ${dueBefore})`]),
  ];
}

function placeCondition(place: ListPlace): RawBuilder<unknown>[] {
  if (place.order === 'newest') return place.beforeId === null ? [] : [sql`i.id < ${place.beforeId}`];
  return place.after === null ? [] : [sql`(i.due_on, i.id) > (${place.after.dueOn}::date, ${place.after.id}::bigint)`];
}

const HEADING = sql`e.title || ' ' || coalesce(e.document_number, '')`;

/** Candidates come from the index, the text itself decides. */
function searchConditions({ text, candidates }: Search): RawBuilder<unknown>[] {
  const exact = sql`(position(lower(${text}) in lower(${HEADING})) > 0 or i.index_number like ${startsWith(text)})`;
  return candidates === null ? [exact] : [sql`i.id = any(${candidates}::bigint[])`, exact];
}

/** The same turns as rules/plan-work.ts names one by one; a test holds the two together. */
function waitsFor(personId: number, { write, review, secrecy, publish }: TurnAgencies): RawBuilder<unknown> {
  const agency = sql`i.agency_id`;
  const step = sql`(i.steps -> i.current_step)`;
  const isFinal = sql`${step} ->> 'kind' = 'final'`;
  const needsForm = sql`(not i.secrecy_signed and ((${step} ->> 'withSecrecyForm')::boolean or (${isFinal} and e.openness = 'proactive')))`;
  const wroteNothing = sql`${personId} <> all (e.written_by)`;
  return sql`(
    (i.state in ('draft', 'returned') and ${isIn(agency, write)})
    or (i.state = 'in-review' and ${needsForm} and ${isIn(agency, secrecy)} and ${wroteNothing})
    or (i.state = 'in-review' and not ${needsForm} and ${step} ->> 'kind' = 'review' and ${isIn(agency, review)})
    or (i.state = 'in-review' and not ${needsForm} and ${isFinal} and ${isIn(agency, publish)} and ${wroteNothing}))`;
}

function isIn(column: RawBuilder<unknown>, agencies: Agencies): RawBuilder<unknown> {
  return agencies === 'all' ? sql`true` : sql`${column} = any(${agencies}::bigint[])`;
}
