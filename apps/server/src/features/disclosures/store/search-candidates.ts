import { sql } from 'kysely';
import type { Db } from './db.ts';

/** What was asked, and the only items that can hold it; null when they are so many that the list finds its page by walking. */
export interface Search {
  readonly text: string;
  readonly candidates: readonly number[] | null;
}

/**
 * Beyond this a word is common: a page of it lies close at hand newest first, and even its thousandth item is not far.
 * Below it, looking at each candidate is quicker than walking.
 */
const MOST_CANDIDATES = 4_000;

/** Pairs of characters and the beginning of an index number, each by its index (0007). One character has no pair. */
export async function findSearch(db: Db, text: string): Promise<Search> {
  if ([...text].length < 2) return { text, candidates: null };
  const { rows } = await sql<{ id: number }>`
    (select n.id from core.items n where n.index_number like ${startsWith(text)} limit ${MOST_CANDIDATES + 1})
    union all
    (select c.item_id from core.editions c
     where core.pairs_of(c.title || ' ' || coalesce(c.document_number, '')) @> core.pairs_of(${text})
     limit ${MOST_CANDIDATES + 1})`.execute(db);
  if (rows.length > MOST_CANDIDATES) return { text, candidates: null };
  return { text, candidates: [...new Set(rows.map(row => row.id))] };
}

/** A pattern of LIKE in which the text means only itself. */
export function startsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}
