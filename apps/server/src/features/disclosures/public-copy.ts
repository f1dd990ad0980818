import type { WithdrawalGround } from '@gongkai/contract';
import { withdrawalGrounds } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../../platform/clock/clock.ts';
import type { ItemContent } from './item.ts';
import type { Db } from './store/db.ts';

/** An edition as everyone will read it. */
export interface PublicEdition {
  readonly itemId: number;
  readonly agencyId: number;
  /** As the agency is called on the day of publication; a later name does not change what it published. */
  readonly agencyName: string;
  readonly indexNumber: string;
  readonly editionNo: number;
  /** First publication of the item. */
  readonly publishedAt: Instant;
  /** When this edition took the place of another; null for the first one. */
  readonly revisedAt: Instant | null;
  readonly content: ItemContent;
  readonly bodyText: string;
  readonly files: readonly { hash: string; name: string; mediaType: string; size: number }[];
  readonly editions: readonly { no: number; publishedAt: Instant; note: string | null }[];
}

/** Puts the rows of public_site in place. Visible = the row exists: nothing else makes an item public. */
export async function showPublicly(db: Db, edition: PublicEdition): Promise<void> {
  const { itemId, content } = edition;
  await sql`insert into public_site.items (id, agency_id, agency_name, category, title, index_number, document_number, formed_on,
      published_at, revised_at, edition_no, validity, summary, explains_item_id, file_count)
    values (${itemId}, ${edition.agencyId}, ${edition.agencyName}, ${content.category}, ${content.title}, ${edition.indexNumber},
      ${content.documentNumber}, ${content.formedOn}, ${edition.publishedAt}, ${edition.revisedAt}, ${edition.editionNo},
      ${content.validity}, ${content.summary}, ${content.explainsItemId}, ${edition.files.length})
    on conflict (id) do update set agency_id = excluded.agency_id, category = excluded.category, title = excluded.title,
      document_number = excluded.document_number, formed_on = excluded.formed_on, revised_at = excluded.revised_at,
      edition_no = excluded.edition_no, validity = excluded.validity, summary = excluded.summary,
      explains_item_id = excluded.explains_item_id, file_count = excluded.file_count`.execute(db);
  await sql`insert into public_site.item_texts (item_id, body_html, body_text, keywords, source)
    values (${itemId}, ${content.body}, ${edition.bodyText}, ${content.keywords}::text[], ${content.source ?? edition.agencyName})
    on conflict (item_id) do update set body_html = excluded.body_html, body_text = excluded.body_text,
      keywords = excluded.keywords, source = excluded.source`.execute(db);
  await sql`delete from public_site.item_files where item_id = ${itemId}`.execute(db);
  for (const [position, file] of edition.files.entries()) {
    await sql`insert into public_site.item_files (item_id, position, hash, name, media_type, size)
      values (${itemId}, ${position}, ${file.hash}, ${file.name}, ${file.mediaType}, ${file.size})`.execute(db);
  }
  for (const { no, publishedAt, note } of edition.editions) {
    await sql`insert into public_site.item_editions (item_id, edition_no, published_at, note)
      values (${itemId}, ${no}, ${publishedAt}, ${note}) on conflict do nothing`.execute(db);
  }
  await sql`delete from public_site.withdrawn_items where id = ${itemId}`.execute(db);
}

/**
 * Takes an item out of the public's sight. Its address goes on to say that something stood there, since when it does not
 * and on which ground: whoever kept the link shall not think of a fault. The officer's words stay inside, and so does the
 * title where it may be what must not be read.
 */
export async function hidePublicly(
  db: Db,
  itemId: number,
  { on, ground }: { on: LocalDate; ground: WithdrawalGround },
): Promise<void> {
  const { public: reason, hidesTitle } = withdrawalGrounds[ground];
  await sql`insert into public_site.withdrawn_items (id, agency_id, title, withdrawn_on, reason)
    select id, agency_id, case when ${hidesTitle} then null else title end, ${on}, ${reason}
    from public_site.items where id = ${itemId}
    on conflict (id) do update set agency_id = excluded.agency_id, title = excluded.title,
      withdrawn_on = excluded.withdrawn_on, reason = excluded.reason`.execute(db);
  await sql`delete from public_site.items where id = ${itemId}`.execute(db);
}
