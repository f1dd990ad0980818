import { chooseGrams, type GramShares, noShares } from './choose-grams.ts';
import { foldText } from './fold-text.ts';
import { gramsForQuery, runsOf } from './grams.ts';

/** What a reader asked for, ready for `public_site.search_items`. */
export interface SearchQuery {
  /** The words, folded; all of them must occur. */
  readonly words: readonly string[];
  /** A tsquery in which `~` stands for the code of a shelf. */
  readonly template: string;
  /** Words that the grams alone do not prove, to be looked for in the text; null when they prove all. */
  readonly phrases: readonly string[] | null;
}

export interface SearchFilter {
  readonly agencyId?: number | undefined;
  readonly category?: string | undefined;
}

const MAX_WORDS = 10;
/** Of a word that is nothing but characters parted by punctuation; the text tells the rest. */
const MAX_OPENINGS = 4;

export type SearchRefusal = 'empty-query' | 'no-letter-in-query' | 'too-many-words';

export function parseSearchQuery(
  text: string,
  filter: SearchFilter = {},
  shares: GramShares = noShares,
): { ok: true; query: SearchQuery } | { ok: false; refusal: SearchRefusal } {
  const words = [...new Set(foldText(text).split(/\s+/).filter(Boolean))];
  if (words.length === 0) return { ok: false, refusal: 'empty-query' };
  if (words.length > MAX_WORDS) return { ok: false, refusal: 'too-many-words' };
  const terms = [...new Set(words.flatMap(word => termsOf(word, shares)))];
  if (terms.length === 0) return { ok: false, refusal: 'no-letter-in-query' };
  if (filter.agencyId !== undefined) terms.push(quote(`@${filter.agencyId}`));
  if (filter.category !== undefined) terms.push(quote(`#${filter.category}`));
  const unproven = words.filter(word => !isProven(word));
  return {
    ok: true,
    query: { words, template: terms.join(' & '), phrases: unproven.length > 0 ? unproven : null },
  };
}

/** A word of one run that is itself a gram occurs exactly where the gram does. */
function isProven(word: string): boolean {
  const runs = runsOf(word);
  if (runs.length !== 1 || runs[0] !== word) return false;
  return [...word].length === 1 || gramsForQuery(word).join() === word;
}

/** A character alone is looked for as the beginning of all grams it opens, which is dear: only where nothing else is there. */
function termsOf(word: string, shares: GramShares): string[] {
  const runs = runsOf(word);
  const grams = [...new Set(runs.flatMap(run => gramsForQuery(run)))];
  if (grams.length > 0) return chooseGrams(grams, shares).map(quote);
  return [...new Set(runs)].slice(0, MAX_OPENINGS).map(run => `${quote(run)}:*`);
}

/** Grams hold letters and digits only, so nothing in them needs escaping; the filters are an id and a category id. */
function quote(gram: string): string {
  return `'~${gram}'`;
}
