import { ITEM_COLUMNS_FOR_JSON, instantText, type PublicItemRow } from './item-row.ts';
import type { PublicDatabase } from './public-database.ts';

export interface PublicFile {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface PublicEdition {
  readonly editionNo: number;
  readonly publishedAt: string;
  readonly note: string | null;
}

export interface ItemLink {
  readonly id: number;
  readonly title: string;
  readonly category: string;
}

export interface PublicItem extends PublicItemRow {
  /** What the agency was called when it published. */
  readonly publishedBy: string;
  readonly bodyHtml: string;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly files: readonly PublicFile[];
  readonly editions: readonly PublicEdition[];
  /** The document that this one explains, when it is public. */
  readonly explains: ItemLink | null;
  readonly explainedBy: readonly ItemLink[];
}

/**
 * Everything of one item in one answer: a page costs one journey to the database. As one value, because taking twenty
 * columns out of the driver's messages costs the process that draws the page more than all the rest of the reading.
 */
const itemStatement = (name: string, more: string) => ({
  name,
  text: `select row_to_json(p) as item from (select ${ITEM_COLUMNS_FOR_JSON}, i.agency_name as "publishedBy",
    t.body_html as "bodyHtml", t.keywords, t.source${more},
    coalesce((select json_agg(json_build_object('hash', f.hash, 'name', f.name, 'mediaType', f.media_type, 'size', f.size)
      order by f.position) from public_site.item_files f where f.item_id = i.id), '[]') as files,
    coalesce((select json_agg(json_build_object('editionNo', e.edition_no, 'publishedAt', ${instantText('e.published_at')},
      'note', e.note) order by e.edition_no) from public_site.item_editions e where e.item_id = i.id), '[]') as editions,
    (select json_build_object('id', o.id, 'title', o.title, 'category', o.category)
      from public_site.items o where o.id = i.explains_item_id) as explains,
    coalesce((select json_agg(json_build_object('id', o.id, 'title', o.title, 'category', o.category))
      from (select * from public_site.items x where x.explains_item_id = i.id order by x.published_at desc limit 20) o),
      '[]') as "explainedBy"
  from public_site.items i
  join public_site.agencies a on a.id = i.agency_id
  join public_site.item_texts t on t.item_id = i.id
  where i.id = $1) p`,
});
const LOAD_ITEM = itemStatement('public item', '');
const LOAD_ITEM_AND_TEXT = itemStatement('public item and text', ', t.body_text as "bodyText"');

export async function findPublicItem(db: PublicDatabase, id: number): Promise<PublicItem | null> {
  const [row] = await db.named<{ item: PublicItem }>(LOAD_ITEM, [id]);
  return row?.item ?? null;
}

/** With its body as plain text, for programs. */
export async function findPublicItemAndText(
  db: PublicDatabase,
  id: number,
): Promise<(PublicItem & { readonly bodyText: string }) | null> {
  const [row] = await db.named<{ item: PublicItem & { bodyText: string } }>(LOAD_ITEM_AND_TEXT, [id]);
  return row?.item ?? null;
}

export interface WithdrawnItem {
  readonly title: string | null;
  readonly withdrawnOn: string;
  readonly reason: string;
}

export async function findWithdrawnItem(db: PublicDatabase, id: number): Promise<WithdrawnItem | null> {
  const [item] = await db.named<WithdrawnItem>(
    {
      name: 'withdrawn item',
      text: 'select title, withdrawn_on as "withdrawnOn", reason from public_site.withdrawn_items where id = $1',
    },
    [id],
  );
  return item ?? null;
}

/** A file of an item is public exactly as long as the item is. */
export async function findPublicFile(db: PublicDatabase, id: number, hash: string): Promise<PublicFile | null> {
  const [file] = await db.named<PublicFile>(
    {
      name: 'public file',
      text: `select f.hash, f.name, f.media_type as "mediaType", f.size from public_site.item_files f
        where f.item_id = $1 and f.hash = $2 order by f.position limit 1`,
    },
    [id, hash],
  );
  return file ?? null;
}
