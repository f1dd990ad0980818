import { type MarkedText, markHits } from '../../../platform/search/marked-text.ts';
import {
  parseSearchQuery,
  type SearchFilter,
  type SearchQuery,
  type SearchRefusal,
} from '../../../platform/search/search-query.ts';
import { gramShares } from './gram-shares.ts';
import { ITEM_COLUMNS, type PublicItemRow } from './item-row.ts';
import { formatPlace, type Place } from './place.ts';
import type { PublicDatabase } from './public-database.ts';

/** Totals are exact up to here; beyond, a reader needs better words, not a better number. */
export const EXACT_TOTAL = 1_000;
/** Texts read in vain at most, for phrases whose grams are all common. Where it stops, the reader may go on. */
const PATIENCE = 12_000;
const EXCERPT = { before: 36, length: 150 };

export interface SearchHit extends PublicItemRow {
  readonly titleParts: MarkedText;
  readonly snippet: MarkedText;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly next: string | null;
  readonly total: { readonly count: number; readonly exact: boolean };
}

export async function searchPublicItems(
  db: PublicDatabase,
  text: string,
  filter: SearchFilter,
  page: { after?: Place | null | undefined; limit: number },
): Promise<{ ok: true; result: SearchResult } | { ok: false; refusal: SearchRefusal }> {
  const parsed = parseSearchQuery(text, filter, gramShares(db));
  if (!parsed.ok) return parsed;
  const { query } = parsed;
  const after = page.after ?? null;
  const [found, counted] = await Promise.all([
    runSearch(db, query, after, page.limit + 1, after ? page.limit + 1 : EXACT_TOTAL + 1),
    after ? runSearch(db, query, null, 0, EXACT_TOTAL + 1) : null,
  ]);
  const rows = await loadHits(db, found.itemIds.slice(0, page.limit), query.words);
  const whole = counted ?? found;
  return {
    ok: true,
    result: {
      hits: rows.map(row => markHit(row, query.words)),
      next: nextPlace(rows, found, page.limit),
      total: { count: Math.min(whole.hits, EXACT_TOTAL), exact: whole.ended },
    },
  };
}

interface FoundItems {
  readonly itemIds: readonly number[];
  readonly hits: number;
  readonly ended: boolean;
  readonly stoppedAt: string | null;
  readonly stoppedId: number | null;
}

async function runSearch(
  db: PublicDatabase,
  query: SearchQuery,
  after: Place | null,
  page: number,
  wanted: number,
): Promise<FoundItems> {
  const [found] = await db.named<FoundItems>(
    {
      name: 'search items',
      text: `select item_ids as "itemIds", hits, ended, stopped_at as "stoppedAt", stopped_id as "stoppedId"
        from public_site.search_items($1, $2, $3, $4, $5, $6, $7)`,
    },
    [query.template, query.phrases, after?.at ?? null, after?.id ?? null, page, wanted, PATIENCE],
  );
  return found!;
}

interface HitRow extends PublicItemRow {
  readonly excerpt: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** The excerpt is cut in the database: a body may be long. Folding keeps places, so a place in the haystack is one in the body. */
async function loadHits(db: PublicDatabase, ids: readonly number[], words: readonly string[]): Promise<HitRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.named<HitRow>(
    {
      name: 'search hits',
      text: `select ${ITEM_COLUMNS}, substr(t.body_text, p.start, ${EXCERPT.length}) as excerpt,
          p.start > 1 as "cutBefore", p.start + ${EXCERPT.length} <= length(t.body_text) as "cutAfter"
        from public_site.items i
        join public_site.agencies a on a.id = i.agency_id
        join public_site.item_texts t on t.item_id = i.id
        join public_site.search_texts s on s.item_id = i.id
        cross join lateral (
          select greatest(1, coalesce(min(nullif(strpos(right(s.haystack, length(t.body_text)), w.word), 0)), 1)
            - ${EXCERPT.before}) as start
          from unnest($2::text[]) as w(word)
        ) p
        where i.id = any($1)`,
    },
    [ids, words],
  );
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => byId.get(id) ?? []);
}

function markHit({ excerpt, cutBefore, cutAfter, ...row }: HitRow, words: readonly string[]): SearchHit {
  const oneLine = excerpt.replace(/\s+/g, ' ');
  return {
    ...row,
    titleParts: markHits(row.title, words),
    snippet: markHits(`${cutBefore ? '…' : ''}${oneLine}${cutAfter ? '…' : ''}`, words),
  };
}

function nextPlace(rows: readonly HitRow[], found: FoundItems, limit: number): string | null {
  const last = rows.at(-1);
  if (found.itemIds.length > limit && last) return formatPlace({ at: last.publishedAt, id: last.id });
  return found.stoppedAt && found.stoppedId ? formatPlace({ at: found.stoppedAt, id: found.stoppedId }) : null;
}
