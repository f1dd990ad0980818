import type { APIRequestContext } from '@playwright/test';

/** Everywhere a published item of a column and an agency stands: pages, counts apart, feeds, site map, data, interface. */
export function publicPlaces(item: { id: number; agencyId: number; category: string; word: string }): string[] {
  const { id, agencyId, category, word } = item;
  const q = encodeURIComponent(word);
  return [
    '/',
    '/latest',
    `/latest?agency=${agencyId}`,
    '/policies',
    `/c/${category}`,
    `/c/${category}?agency=${agencyId}`,
    `/a/${agencyId}`,
    `/search?q=${q}`,
    `/d/${id}/print`,
    '/feed.xml',
    `/c/${category}/feed.xml`,
    `/a/${agencyId}/feed.xml`,
    '/data/disclosures.csv',
    '/data/disclosures.json',
    '/api/v1/public/disclosures',
    `/api/v1/public/disclosures/${id}`,
    `/api/v1/public/disclosures/search?q=${q}`,
  ];
}

/** The places whose text holds the words; a search marks its hits inside them. */
export async function placesShowing(request: APIRequestContext, places: readonly string[], words: string) {
  const showing = await Promise.all(
    places.map(async path => {
      const text = await (await request.get(path)).text();
      return text.replace(/<\/?mark>/g, '').includes(words) ? path : null;
    }),
  );
  return showing.filter(path => path !== null);
}
