import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Edition, Item } from '../item.ts';
import type { Db } from './db.ts';

export interface ImportedRow {
  readonly item: Item;
  readonly edition: Edition;
}

export async function insertImport(db: Db, items: number, batchHash: string, at: Instant): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into core.item_imports (items, batch_hash, imported_at)
    values (${items}, decode(${batchHash}, 'hex'), ${at}) returning id`.execute(db);
  return rows[0]!.id;
}

export async function nextItemIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('core.items', 'id')) as id
    from generate_series(1, ${count})`.execute(db);
  return rows.map(row => row.id);
}

/** Which of these numbers are taken. */
export async function findTakenNumbers(db: Db, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select index_number as number from core.items
    where index_number = any(${numbers}::text[])`.execute(db);
  return rows.map(row => row.number);
}

/**
 * The ids that got in. A number that another transaction brings at the same time is waited for here; if that one commits, the
 * row is left out, and the caller refuses the batch.
 */
export async function insertImportedItems(db: Db, importId: number, rows: readonly ImportedRow[]): Promise<number[]> {
  const items = rows.map(({ item }) => ({
    id: item.id,
    agency: item.agencyId,
    hash: item.head.hash.toString('hex'),
    number: item.indexNumber,
    due_from: item.due.from,
    due_on: item.due.on,
    provisional: item.due.provisional,
    calendar: item.due.calendarVersion,
    at: item.publishedAt,
    updated: item.updatedAt,
  }));
  const inserted = await sql<{
    id: number;
  }>`insert into core.items (id, agency_id, stream_version, stream_hash, state, edition_no, published_edition_no,
      index_number, due_from, due_on, due_provisional, calendar_version, published_at, origin, import_id, updated_at)
    select id, agency, 0, decode(hash, 'hex'), 'published', 1, 1, number, due_from, due_on, provisional, calendar, at,
      'imported', ${importId}, updated
    from json_to_recordset(${JSON.stringify(items)}::json) as t (id bigint, agency bigint, hash text, number text,
      due_from date, due_on date, provisional boolean, calendar text, at timestamptz, updated timestamptz)
    on conflict (index_number) do nothing returning id`.execute(db);
  return inserted.rows.map(row => row.id);
}

/** Files before the editions that come in published (0007). */
export async function insertImportedEditions(db: Db, rows: readonly ImportedRow[]): Promise<void> {
  const files = rows.flatMap(({ item, edition }) =>
    edition.content.attachments.map(({ hash, name }, position) => ({ item: item.id, position, hash, name })),
  );
  await sql`insert into core.edition_files (item_id, edition_no, position, file_hash, name)
    select item, 1, position, decode(hash, 'hex'), name
    from json_to_recordset(${JSON.stringify(files)}::json) as t (item bigint, position integer, hash text, name text)`.execute(
    db,
  );

  const editions = rows.map(({ item, edition }) => ({
    ...edition.content,
    item: item.id,
    hash: edition.contentHash,
    by: edition.draftedBy,
    at: edition.publishedAt,
    changed: edition.changedAt,
  }));
  await sql`insert into core.editions (item_id, edition_no, title, body, category, document_number, formed_on, openness,
      summary, keywords, source, validity, explains_item_id, content_hash, drafted_by, written_by, changed_at, published_at)
    select item, 1, title, body, category, "documentNumber", "formedOn", openness, summary,
      array(select json_array_elements_text(keywords)), source, validity, "explainsItemId", decode(hash, 'hex'), by,
      array[by], changed, at
    from json_to_recordset(${JSON.stringify(editions)}::json) as t (item bigint, title text, body text, category text,
      "documentNumber" text, "formedOn" date, openness text, summary text, keywords json, source text, validity text,
      "explainsItemId" bigint, hash text, by bigint, changed timestamptz, at timestamptz)`.execute(db);
}

/** What a batch hash was computed over, as the rows say it today. */
export async function listImportedFacts(
  db: Db,
  importId: number,
): Promise<{ id: number; agencyId: number; indexNumber: string; publishedAt: Instant; contentHash: string }[]> {
  const { rows } = await sql<{
    id: number;
    agencyId: number;
    indexNumber: string;
    publishedAt: Instant;
    contentHash: string;
  }>`
    select i.id, i.agency_id as "agencyId", i.index_number as "indexNumber", i.published_at as "publishedAt",
      encode(e.content_hash, 'hex') as "contentHash"
    from core.items i join core.editions e on e.item_id = i.id and e.edition_no = 1
    where i.import_id = ${importId} order by i.id`.execute(db);
  return rows;
}

export async function findImportOf(db: Db, itemId: number): Promise<number | null> {
  const { rows } = await sql<{
    id: number | null;
  }>`select import_id as id from core.items where id = ${itemId}`.execute(db);
  return rows[0]?.id ?? null;
}
