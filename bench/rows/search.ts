import type { Ground } from '../ground.ts';
import { otherSearches, twoCharacterSearches } from '../items/queries.ts';
import { race } from '../load/race.ts';
import { type BenchRow, limitRow } from './bench-row.ts';
import { againstBare } from './pages.ts';

/** First page of results, at the largest number of items at hand: one reader's wait against the limit, and against a bare server. */
export async function searchRows(ground: Ground): Promise<BenchRow[]> {
  const { small, large } = ground.sizes;
  const portal = await ground.portal(large, 'uncached');
  const standings = await race(
    ground.load,
    {
      two: { port: portal.port, paths: twoCharacterSearches() },
      other: { port: portal.port, paths: otherSearches(large) },
    },
    ground.calmPace,
  );
  const among = `${large.toLocaleString('en')} items`;
  return [
    limitRow({
      name: `search, two-character words, ${among}, p95`,
      ours: standings.two.p95Ms,
      limit: 50,
      unit: 'ms',
    }),
    limitRow({ name: `search, other, ${among}, p95`, ours: standings.other.p95Ms, limit: 150, unit: 'ms' }),
    await againstBare(
      ground,
      `search, all kinds, ${small.toLocaleString('en')} items`,
      'uncached',
      [...twoCharacterSearches(), ...otherSearches(small)],
      {},
      null,
    ),
  ];
}
