import type { PublicDatabase } from './public-database.ts';

const NAMES = [
  'count categories',
  'count categories of agency',
  'publishing agencies',
  'publishing agencies of category',
  'count site',
  'count items',
] as const;

/** Their rows change only when something public changes: whoever hears of changes may keep them until then. */
export const countStatements: ReadonlySet<string> = new Set<string>(NAMES);

const statement = (name: (typeof NAMES)[number], text: string) => ({ name, text });

/** Counts come from `public_site.item_counts`, which a trigger keeps: their cost does not grow with the items. */
export async function countByCategory(db: PublicDatabase, agencyId?: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db.named<{ category: string; items: number }>(
    agencyId === undefined
      ? statement(
          'count categories',
          'select category, sum(items)::integer as items from public_site.item_counts where items > 0 group by category',
        )
      : statement(
          'count categories of agency',
          `select category, sum(items)::integer as items from public_site.item_counts
            where items > 0 and agency_id = $1 group by category`,
        ),
    agencyId === undefined ? [] : [agencyId],
  );
  return new Map(rows.map(({ category, items }) => [category, items]));
}

export interface PublishingAgency {
  readonly id: number;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly items: number;
}

/** Agencies that have something public, optionally in one column, in the order of the list of organs. */
export async function listPublishingAgencies(
  db: PublicDatabase,
  category?: string,
): Promise<readonly PublishingAgency[]> {
  const condition = category === undefined ? '' : ' and c.category = $1';
  return await db.named<PublishingAgency>(
    statement(
      category === undefined ? 'publishing agencies' : 'publishing agencies of category',
      `select a.id, a.name, a.short_name as "shortName", a.kind, sum(c.items)::integer as items
        from public_site.item_counts c join public_site.agencies a on a.id = c.agency_id
        where c.items > 0${condition} group by a.id order by a.id`,
    ),
    category === undefined ? [] : [category],
  );
}

export interface SiteCounts {
  readonly total: number;
  readonly thisYear: number;
  readonly agencies: number;
}

export async function countSite(db: PublicDatabase, year: number): Promise<SiteCounts> {
  const [row] = await db.named<SiteCounts>(
    statement(
      'count site',
      `select coalesce(sum(items), 0)::integer as total,
          coalesce(sum(items) filter (where year = $1), 0)::integer as "thisYear",
          count(distinct agency_id) filter (where items > 0)::integer as agencies
        from public_site.item_counts`,
    ),
    [year],
  );
  return row!;
}

export async function countItems(
  db: PublicDatabase,
  filter: { agencyId?: number | undefined; category?: string | undefined },
): Promise<number> {
  const [row] = await db.named<{ items: number }>(
    statement(
      'count items',
      `select coalesce(sum(items), 0)::integer as items from public_site.item_counts
        where ($1::bigint is null or agency_id = $1) and ($2::text is null or category = $2)`,
    ),
    [filter.agencyId ?? null, filter.category ?? null],
  );
  return row!.items;
}
