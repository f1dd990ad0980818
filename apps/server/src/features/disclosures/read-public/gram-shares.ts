import { type GramShares, noShares } from '../../../platform/search/choose-grams.ts';
import type { PublicDatabase } from './public-database.ts';

/** Newest entries looked at: enough to know what stands in every twentieth text. */
const SAMPLE = 100;
const LEAST = SAMPLE / 20;
/** Words do not become common overnight. */
const FRESH_MS = 30 * 60_000;

const statement = {
  name: 'gram shares',
  // A lexeme of the index begins with the two characters of its shelf.
  text: `select substr(word, 3) as gram, sum(ndoc)::float8 / ${SAMPLE} as share
    from ts_stat('select grams from public_site.search_entries order by published_at desc, item_id desc limit ${SAMPLE}')
    group by substr(word, 3) having sum(ndoc) >= ${LEAST}`,
};

interface Known {
  shares: GramShares;
  readAtMs: number;
}

const known = new WeakMap<PublicDatabase, Known>();

/**
 * How common grams are, as far as it is known at once. Reading it takes a tenth of a second, so no search waits for it, and
 * a search does without when it cannot be read: it only finds the same more slowly.
 */
export function gramShares(db: PublicDatabase, nowMs: number = Date.now()): GramShares {
  let state = known.get(db);
  if (!state) known.set(db, (state = { shares: noShares, readAtMs: Number.NEGATIVE_INFINITY }));
  if (nowMs - state.readAtMs > FRESH_MS) {
    state.readAtMs = nowMs;
    void readGramShares(db).then(
      shares => {
        state.shares = shares;
      },
      () => {},
    );
  }
  return state.shares;
}

export async function readGramShares(db: PublicDatabase): Promise<GramShares> {
  const rows = await db.named<{ gram: string; share: number }>(statement, []);
  return new Map(rows.map(({ gram, share }) => [gram, share]));
}
