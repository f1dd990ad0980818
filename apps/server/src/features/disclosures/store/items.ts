import type { ItemState, ReviewStep, WithdrawalGround } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Item } from '../item.ts';
import type { Db } from './db.ts';

interface ItemRow {
  id: number;
  agencyId: number;
  version: number;
  hash: Buffer;
  state: ItemState;
  editionNo: number;
  publishedEditionNo: number | null;
  steps: ReviewStep[] | null;
  currentStep: number | null;
  secrecySigned: boolean;
  indexNumber: string | null;
  dueFrom: LocalDate;
  dueOn: LocalDate;
  dueProvisional: boolean;
  calendarVersion: string;
  publishAt: Instant | null;
  publishedAt: Instant | null;
  withdrawnOn: LocalDate | null;
  withdrawalGround: WithdrawalGround | null;
  withdrawalReason: string | null;
  origin: 'written' | 'imported';
  updatedAt: Instant;
}

const ITEM = sql`id, agency_id as "agencyId", stream_version as version, stream_hash as hash, state, edition_no as "editionNo",
  published_edition_no as "publishedEditionNo", steps, current_step as "currentStep", secrecy_signed as "secrecySigned",
  index_number as "indexNumber", due_from as "dueFrom", due_on as "dueOn", due_provisional as "dueProvisional",
  calendar_version as "calendarVersion", publish_at as "publishAt", published_at as "publishedAt",
  withdrawn_on as "withdrawnOn", withdrawal_ground as "withdrawalGround", withdrawal_reason as "withdrawalReason",
  origin, updated_at as "updatedAt"`;

function readItem(row: ItemRow): Item {
  const { withdrawnOn, withdrawalGround, withdrawalReason } = row;
  return {
    id: row.id,
    agencyId: row.agencyId,
    head: { stream: `disclosure/${row.id}`, version: row.version, hash: row.hash },
    state: row.state,
    editionNo: row.editionNo,
    publishedEditionNo: row.publishedEditionNo,
    steps: row.steps,
    currentStep: row.currentStep,
    secrecySigned: row.secrecySigned,
    indexNumber: row.indexNumber,
    due: { from: row.dueFrom, on: row.dueOn, provisional: row.dueProvisional, calendarVersion: row.calendarVersion },
    publishAt: row.publishAt,
    publishedAt: row.publishedAt,
    withdrawal:
      withdrawnOn === null ? null : { on: withdrawnOn, ground: withdrawalGround!, reason: withdrawalReason ?? '' },
    origin: row.origin,
    updatedAt: row.updatedAt,
  };
}

export async function findItem(db: Db, itemId: number): Promise<Item | null> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from core.items where id = ${itemId}`.execute(db);
  return rows[0] ? readItem(rows[0]) : null;
}

/** For a decision: the second of two people waits here until the first is done, and then sees what was decided. */
export async function lockItem(db: Db, itemId: number): Promise<Item | null> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from core.items where id = ${itemId} for update`.execute(db);
  return rows[0] ? readItem(rows[0]) : null;
}

/** The id comes first, because the stream of events is named by it. */
export async function nextItemId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('core.items', 'id')) as id`.execute(
    db,
  );
  return rows[0]!.id;
}

export async function insertItem(db: Db, item: Item): Promise<void> {
  await sql`insert into core.items (id, origin, ${columnNames}) values (${item.id}, ${item.origin}, ${columnValues(item)})`.execute(
    db,
  );
}

export async function updateItem(db: Db, item: Item): Promise<void> {
  await sql`update core.items set (${columnNames}) = row(${columnValues(item)}) where id = ${item.id}`.execute(db);
}

const columnNames = sql.raw(`agency_id, stream_version, stream_hash, state, edition_no, published_edition_no, steps,
  current_step, secrecy_signed, index_number, due_from, due_on, due_provisional, calendar_version, publish_at,
  published_at, withdrawn_on, withdrawal_ground, withdrawal_reason, updated_at`);

function columnValues(item: Item): RawBuilder<unknown> {
  const { due, withdrawal } = item;
  return sql`${item.agencyId}::bigint, ${item.head.version}::integer, ${item.head.hash}::bytea, ${item.state},
    ${item.editionNo}::integer, ${item.publishedEditionNo}::integer,
    ${item.steps === null ? null : JSON.stringify(item.steps)}::jsonb, ${item.currentStep}::integer,
    ${item.secrecySigned}::boolean, ${item.indexNumber}, ${due.from}::date, ${due.on}::date, ${due.provisional}::boolean,
    ${due.calendarVersion}, ${item.publishAt}::timestamptz, ${item.publishedAt}::timestamptz, ${withdrawal?.on ?? null}::date,
    ${withdrawal?.ground ?? null}, ${withdrawal?.reason ?? null}, ${item.updatedAt}::timestamptz`;
}

/** The database's own look at what is published (0007), now instead of at the commit: what it refuses is then told by the statement. */
export async function checkPublicationGuard(db: Db): Promise<void> {
  await sql`set constraints core.items_guard_publication immediate`.execute(db);
}
