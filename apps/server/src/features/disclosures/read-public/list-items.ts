import { addDays, type LocalDate } from '@gongkai/statute';
import { startOfDay } from '../../../platform/html/dates.ts';
import { ITEM_COLUMNS, type PublicItemRow } from './item-row.ts';
import { formatPlace, type Place } from './place.ts';
import type { PublicDatabase } from './public-database.ts';

export interface ItemFilter {
  readonly agencyId?: number | undefined;
  readonly category?: string | undefined;
  /** Days of publication in Beijing, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

export interface ItemPage {
  readonly items: readonly PublicItemRow[];
  readonly next: string | null;
}

/** One page, newest first. Each combination of filters is a statement of its own, so that each finds its own index. */
export async function listPublicItems(
  db: PublicDatabase,
  filter: ItemFilter,
  page: { after?: Place | null | undefined; limit: number },
): Promise<ItemPage> {
  const values: unknown[] = [page.limit + 1];
  const conditions: string[] = [];
  let name = 'public items';
  const add = (letter: string, condition: (...places: string[]) => string, ...given: unknown[]) => {
    name += ` ${letter}`;
    conditions.push(condition(...given.map(value => `$${values.push(value)}`)));
  };
  if (filter.agencyId !== undefined) add('a', id => `i.agency_id = ${id}`, filter.agencyId);
  if (filter.category !== undefined) add('c', id => `i.category = ${id}`, filter.category);
  if (filter.from !== undefined) add('f', at => `i.published_at >= ${at}`, startOfDay(filter.from));
  if (filter.to !== undefined) add('t', at => `i.published_at < ${at}`, startOfDay(addDays(filter.to, 1)));
  if (page.after)
    add('p', (at, id) => `(i.published_at, i.id) < (${at}::timestamptz, ${id}::bigint)`, page.after.at, page.after.id);
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const text = `select ${ITEM_COLUMNS} from public_site.items i join public_site.agencies a on a.id = i.agency_id
    ${where} order by i.published_at desc, i.id desc limit $1`;
  const rows = await db.named<PublicItemRow>({ name, text }, values);
  return cutPage(rows, page.limit);
}

/** One row more than asked was read: it tells that there is a next page. */
export function cutPage(rows: readonly PublicItemRow[], limit: number): ItemPage {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? formatPlace({ at: last.publishedAt, id: last.id }) : null };
}
