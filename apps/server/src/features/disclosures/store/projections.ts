import { sql } from 'kysely';
import type { Item } from '../item.ts';
import type { Db } from './db.ts';
import { findItem } from './items.ts';

const CHUNK = 500;

/** Every item in the order of ids, a chunk at a time. */
export async function* listAllItems(db: Db): AsyncGenerator<Item> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{
      id: number;
    }>`select id from core.items where id > ${after} order by id limit ${CHUNK}`.execute(db);
    for (const { id } of rows) {
      const item = await findItem(db, id);
      if (item) yield item;
    }
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.id;
  }
}

export async function* listImports(db: Db): AsyncGenerator<{ id: number; items: number; batchHash: string }> {
  const { rows } = await sql<{ id: number; items: number; batchHash: string }>`select id, items,
    encode(batch_hash, 'hex') as "batchHash" from core.item_imports order by id`.execute(db);
  yield* rows;
}

/** Ids of items whose public copy is not what core.items says: shown without being public, or public without being shown. */
export async function listCopyFaults(
  db: Db,
): Promise<{ id: number; shown: number | null; published: number | null }[]> {
  const { rows } = await sql<{ id: number; shown: number | null; published: number | null }>`
    select coalesce(i.id, p.id) as id, p.edition_no as shown, i.published_edition_no as published
    from (select id, published_edition_no from core.items where published_edition_no is not null) i
    full join public_site.items p on p.id = i.id
    where p.edition_no is distinct from i.published_edition_no order by 1 limit 1000`.execute(db);
  return rows;
}
