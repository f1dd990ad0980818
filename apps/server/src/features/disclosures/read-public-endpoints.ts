import { listPublicItems, loadPublicItem, type RouteAnswerInput, searchPublicItems } from '@gongkai/contract';
import { findCategory } from '@gongkai/statute';
import { type Endpoint, endpoint, type RefusalTexts } from '../../platform/http/endpoint.ts';
import { done, refuse } from '../../platform/outcome.ts';
import { filePath } from './pages/file-list.ts';
import { readFilter } from './pages/read-filter.ts';
import { searchRefusals } from './pages/search-page.ts';
import type { PublicItemRow } from './read-public/item-row.ts';
import { listPublicItems as listItems } from './read-public/list-items.ts';
import { findPublicItemAndText } from './read-public/load-item.ts';
import type { PublicDatabase } from './read-public/public-database.ts';
import { searchPublicItems as searchItems } from './read-public/search-items.ts';

export interface PublicEndpointParts {
  readonly db: PublicDatabase;
  /** An address with origin and prefix. */
  readonly absolute: (path: string) => string;
}

/** The public JSON interface of this feature: the same reads as the pages, so the same visibility. */
export function publicDisclosureEndpoints({ db, absolute }: PublicEndpointParts): Endpoint[] {
  return [
    endpoint(listPublicItems, async (_call, { query }) => {
      const read = readFilter(asText(query));
      if (!read.ok) return refuse('unreadable-filter', { sentence: read.sentence });
      const page = await listItems(db, read.filter, { after: read.after, limit: query.limit });
      return done({ items: page.items.map(item => asPublic(item, absolute)), next: page.next });
    }),
    endpoint(loadPublicItem, async (_call, { params }) => {
      const item = await findPublicItemAndText(db, params.itemId);
      if (!item) return refuse('not-found');
      return done({
        ...asPublic(item, absolute),
        bodyHtml: item.bodyHtml,
        bodyText: item.bodyText,
        keywords: [...item.keywords],
        source: item.source,
        attachments: item.files.map(file => ({ ...file, url: absolute(filePath(item.id, file)) })),
        editions: [...item.editions],
      });
    }),
    endpoint(searchPublicItems, async (_call, { query }) => {
      const read = readFilter(asText(query));
      if (!read.ok) return refuse('unreadable-filter', { sentence: read.sentence });
      const searched = await searchItems(db, query.q, read.filter, { after: read.after, limit: query.limit });
      if (!searched.ok) return refuse('unreadable-filter', { sentence: searchRefusals[searched.refusal] });
      const { hits, next, total } = searched.result;
      return done({
        items: hits.map(hit => ({
          ...asPublic(hit, absolute),
          snippet: [...hit.snippet],
          titleParts: [...hit.titleParts],
        })),
        next,
        total,
      });
    }),
  ];
}

export const publicDisclosureRefusals = {
  'unreadable-filter': { status: 400, sentence: facts => String(facts.sentence) },
} satisfies RefusalTexts;

/** The contract names the filters of JSON, pages those of addresses; one reader judges both. */
function asText(query: {
  agencyId?: number | undefined;
  category?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
}): Record<string, string | undefined> {
  const { agencyId, category, from, to, after } = query;
  return { agency: agencyId === undefined ? undefined : String(agencyId), category, from, to, after };
}

type PublicItemAnswer = RouteAnswerInput<typeof listPublicItems>['items'][number];

function asPublic(item: PublicItemRow, absolute: (path: string) => string): PublicItemAnswer {
  const { id, title, agencyId, agencyName, category, indexNumber, documentNumber, formedOn } = item;
  const { publishedAt, editionNo, validity, summary } = item;
  return {
    ...{ id, title, agencyId, agencyName, category, indexNumber, documentNumber, formedOn },
    ...{ publishedAt, editionNo, validity, summary },
    categoryLabel: findCategory(category)?.label ?? category,
    url: absolute(`/d/${id}`),
  };
}
