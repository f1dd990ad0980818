import { categoryIds } from '@gongkai/statute';
import { formatPlace } from '../../apps/server/src/features/disclosures/read-public/place.ts';
import { AGENCIES, makeItem } from './item.ts';
import { seededRandom } from './random.ts';

/** Addresses of items, anywhere between the oldest and the newest. */
export function itemPaths(items: number, howMany: number): string[] {
  const random = seededRandom(24);
  return Array.from({ length: howMany }, () => `/d/${1 + Math.floor(random() * items)}`);
}

/** What people filter by, first pages and far ones; the same shares of the same time whatever the number of items. */
function filters(items: number): string[] {
  const random = seededRandom(19);
  const some = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  const agencies = Array.from({ length: AGENCIES }, (_, at) => at + 1);
  const years = ['2021', '2023', '2025'];
  return Array.from({ length: 20 }, () => {
    const { id, publishedAt } = makeItem(1 + Math.floor(random() * items), items);
    const year = some(years);
    return [
      '',
      `after=${formatPlace({ at: publishedAt, id })}`,
      `agency=${some(agencies)}`,
      `agency=${some(agencies)}&after=${formatPlace({ at: publishedAt, id })}`,
      `from=${year}-03-01&to=${year}-09-30`,
    ];
  }).flat();
}

/** List pages for people: everything, and each column of the catalogue. */
export function listPagePaths(items: number): string[] {
  return filters(items).map((query, at) => {
    const path = at % 2 === 0 ? '/latest' : `/c/${categoryIds[at % categoryIds.length]}`;
    return query ? `${path}?${query}` : path;
  });
}

/** The same by the public interface. */
export function listJsonPaths(items: number): string[] {
  return filters(items).map((query, at) => {
    const category = at % 2 === 0 ? '' : `&category=${categoryIds[at % categoryIds.length]}`;
    return `/api/v1/public/disclosures?limit=20&${query.replace('agency=', 'agencyId=')}${category}`;
  });
}
