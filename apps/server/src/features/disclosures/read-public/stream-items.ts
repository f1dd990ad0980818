import { ITEM_COLUMNS, type PublicItemRow } from './item-row.ts';
import type { ItemFilter } from './list-items.ts';
import { listPublicItems } from './list-items.ts';
import { parsePlace } from './place.ts';
import type { PublicDatabase } from './public-database.ts';

const BATCH = 1_000;

/** All items in batches, newest first. Each batch is its own short read: a slow reader holds no connection. */
export async function* streamPublicItems(
  db: PublicDatabase,
  filter: ItemFilter,
): AsyncGenerator<readonly PublicItemRow[]> {
  let after = null;
  do {
    const page = await listPublicItems(db, filter, { after, limit: BATCH });
    if (page.items.length > 0) yield page.items;
    after = page.next ? parsePlace(page.next) : null;
  } while (after);
}

/** Ids and dates for a site map: a range of ids, so that a file never holds more than it may. */
export async function listForSiteMap(
  db: PublicDatabase,
  range: { from: number; to: number },
): Promise<readonly { id: number; changedAt: string }[]> {
  return await db.named(
    {
      name: 'site map items',
      text: `select id, coalesce(revised_at, published_at) as "changedAt" from public_site.items
        where id >= $1 and id < $2 order by id`,
    },
    [range.from, range.to],
  );
}

/** The ranges of `size` ids that hold anything, found by skipping along the index. */
export async function listSiteMapRanges(db: PublicDatabase, size: number): Promise<readonly number[]> {
  const rows = await db.named<{ range: number }>(
    {
      name: 'site map ranges',
      text: `with recursive ranges (range) as (
          (select id / $1::bigint from public_site.items order by id limit 1)
          union all
          (select (select i.id / $1::bigint from public_site.items i where i.id >= (r.range + 1) * $1::bigint order by i.id limit 1)
            from ranges r where r.range is not null)
        ) select range from ranges where range is not null`,
    },
    [size],
  );
  return rows.map(({ range }) => range);
}

/** The newest items of several columns, a few of each: one journey for a page of short lists. */
export async function listNewestOfEach(
  db: PublicDatabase,
  categories: readonly string[],
  limit: number,
  agencyId?: number,
): Promise<ReadonlyMap<string, readonly PublicItemRow[]>> {
  const rows = await db.named<PublicItemRow>(
    {
      name: agencyId === undefined ? 'newest of each' : 'newest of each of agency',
      text: `select ${ITEM_COLUMNS} from unnest($1::text[]) with ordinality as wanted(category, place)
        cross join lateral (
          select * from public_site.items x where x.category = wanted.category${agencyId === undefined ? '' : ' and x.agency_id = $3'}
          order by x.published_at desc, x.id desc limit $2
        ) i
        join public_site.agencies a on a.id = i.agency_id
        order by wanted.place, i.published_at desc, i.id desc`,
    },
    agencyId === undefined ? [categories, limit] : [categories, limit, agencyId],
  );
  const lists = new Map<string, PublicItemRow[]>(categories.map(category => [category, []]));
  for (const row of rows) lists.get(row.category)?.push(row);
  return lists;
}
