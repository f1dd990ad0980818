import type { ItemContent } from '@gongkai/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Edition } from '../item.ts';
import type { Db } from './db.ts';

interface EditionRow extends Omit<ItemContent, 'attachments'> {
  no: number;
  contentHash: string;
  draftedBy: number;
  writtenBy: number[];
  changedAt: Instant;
  basedOn: number | null;
  note: string | null;
  publishedAt: Instant | null;
  attachments: { hash: string; name: string }[] | null;
}

const EDITION = sql`e.edition_no as no, e.title, e.body, e.category, e.document_number as "documentNumber",
  e.formed_on as "formedOn", e.openness, e.openness_ground as "opennessGround", e.openness_reason as "opennessReason",
  e.summary, e.keywords, e.source, e.validity, e.explains_item_id as "explainsItemId",
  encode(e.content_hash, 'hex') as "contentHash", e.drafted_by as "draftedBy", e.written_by as "writtenBy",
  e.changed_at as "changedAt", e.based_on as "basedOn", e.note, e.published_at as "publishedAt",
  (select json_agg(json_build_object('hash', encode(f.file_hash, 'hex'), 'name', f.name) order by f.position)
   from core.edition_files f where f.item_id = e.item_id and f.edition_no = e.edition_no) as attachments`;

function readEdition(row: EditionRow): Edition {
  const { no, contentHash, draftedBy, writtenBy, changedAt, basedOn, note, publishedAt, ...content } = row;
  return {
    no,
    content: { ...content, attachments: row.attachments ?? [] },
    contentHash,
    draftedBy,
    writtenBy,
    changedAt,
    basedOn,
    note,
    publishedAt,
  };
}

export async function findEdition(db: Db, itemId: number, no: number): Promise<Edition | null> {
  const { rows } = await sql<EditionRow>`select ${EDITION} from core.editions e
    where e.item_id = ${itemId} and e.edition_no = ${no}`.execute(db);
  return rows[0] ? readEdition(rows[0]) : null;
}

export async function loadEdition(db: Db, itemId: number, no: number): Promise<Edition> {
  const edition = await findEdition(db, itemId, no);
  if (!edition) throw new Error(`item ${itemId} has no edition ${no}`);
  return edition;
}

export async function lastEditionNo(db: Db, itemId: number): Promise<number> {
  const { rows } = await sql<{ no: number }>`select max(edition_no) as no from core.editions
    where item_id = ${itemId}`.execute(db);
  return rows[0]!.no;
}

/** The edition that everyone could read before this one; null when there was none. */
export async function findPublishedBefore(db: Db, itemId: number, no: number): Promise<number | null> {
  const { rows } = await sql<{ no: number | null }>`select max(edition_no) as no from core.editions
    where item_id = ${itemId} and edition_no < ${no} and published_at is not null`.execute(db);
  return rows[0]!.no;
}

export async function insertEdition(db: Db, itemId: number, edition: Edition): Promise<void> {
  await sql`insert into core.editions (item_id, edition_no, based_on, note, ${contentNames})
    values (${itemId}, ${edition.no}, ${edition.basedOn}, ${edition.note}, ${contentValues(edition)})`.execute(db);
}

export async function updateEdition(db: Db, itemId: number, edition: Edition): Promise<void> {
  await sql`update core.editions set (${contentNames}) = row(${contentValues(edition)})
    where item_id = ${itemId} and edition_no = ${edition.no}`.execute(db);
}

export async function markEditionPublished(db: Db, itemId: number, no: number, at: Instant): Promise<void> {
  await sql`update core.editions set published_at = ${at}
    where item_id = ${itemId} and edition_no = ${no} and published_at is null`.execute(db);
}

/** Public history of an item. */
export async function listPublishedEditions(
  db: Db,
  itemId: number,
): Promise<{ no: number; publishedAt: Instant; note: string | null }[]> {
  const { rows } = await sql<{ no: number; publishedAt: Instant; note: string | null }>`select edition_no as no,
      published_at as "publishedAt", note from core.editions
    where item_id = ${itemId} and published_at is not null order by edition_no`.execute(db);
  return rows;
}

const contentNames =
  sql.raw(`title, body, category, document_number, formed_on, openness, openness_ground, openness_reason,
  summary, keywords, source, validity, explains_item_id, content_hash, drafted_by, written_by, changed_at`);

function contentValues({ content, contentHash, draftedBy, writtenBy, changedAt }: Edition): RawBuilder<unknown> {
  return sql`${content.title}, ${content.body}, ${content.category}, ${content.documentNumber}, ${content.formedOn}::date,
    ${content.openness}, ${content.opennessGround}, ${content.opennessReason}, ${content.summary},
    ${content.keywords}::text[], ${content.source}, ${content.validity}, ${content.explainsItemId}::bigint,
    decode(${contentHash}, 'hex'), ${draftedBy}::bigint, ${writtenBy}::bigint[], ${changedAt}::timestamptz`;
}
