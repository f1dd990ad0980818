import { allPages } from '@gongkai/server/portal/testing/route-ids.ts';
import type { OpenOffice } from '../office.ts';

export interface PortalPage {
  readonly name: string;
  readonly path: string;
  readonly status: number;
}

/** Addresses that answer with something else than a page: feeds, site maps, pictures, files. */
const NOT_A_PAGE = /\.(xml|svg|txt|csv|json|jsonl)$|:file$|:hash/;

/**
 * Every page of the portal, from its own list, so that a page nobody walked to cannot be forgotten; then what pages become
 * with a filter, with nothing found, and when they refuse.
 */
export function portalPages({ exhibits, seed }: Pick<OpenOffice, 'exhibits' | 'seed'>): PortalPage[] {
  const agency = seed.agencies.find(({ name }) => name.includes('办公室'))!.id;
  const written: Record<string, string> = {
    itemId: String(exhibits.rich.id),
    agencyId: String(agency),
    category: 'normative-documents',
  };
  const listed = allPages()
    .filter(({ path }) => !NOT_A_PAGE.test(path))
    .map(({ id, path }) => ({
      name: id,
      path: path.replace(/:(\w+)/g, (_, parameter: string) => written[parameter] ?? `missing-${parameter}`),
      status: 200,
    }));
  return [
    ...listed,
    { name: 'search with hits', path: '/search?q=%E8%A1%A5%E5%8A%A9', status: 200 },
    { name: 'search without hits', path: '/search?q=%F0%A0%AE%B7%E9%BE%98', status: 200 },
    { name: 'list, filtered', path: `/latest?agency=${agency}&from=2026-01-01&to=2026-12-31`, status: 200 },
    { name: 'finding a fault on an item', path: `/faults?page=%2Fd%2F${exhibits.rich.id}`, status: 200 },
    { name: 'applying to one agency', path: `/apply?agency=${agency}`, status: 200 },
    { name: 'empty column', path: '/c/guide', status: 200 },
    { name: 'catalogue of one agency', path: `/catalog?agency=${agency}`, status: 200 },
    { name: 'withdrawn item', path: `/d/${exhibits.withdrawn}`, status: 410 },
    { name: 'no such page', path: '/nothing-here', status: 404 },
    { name: 'refused input', path: '/latest?from=yesterday', status: 400 },
  ];
}
