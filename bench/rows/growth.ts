import type { Ground } from '../ground.ts';
import { itemPaths, listJsonPaths, listPagePaths } from '../items/paths.ts';
import { otherSearches, twoCharacterSearches } from '../items/queries.ts';
import { raceByPath } from '../load/race-by-path.ts';
import { type BenchRow, costRow } from './bench-row.ts';

/** Times that ten times the data may cost (design: numbers to hold). */
const PAGE = 1.3;
const LIST = 1.5;

/** The same calls on ten times the items, one reader, everything drawn anew; the mean over the calls, so that slow ones count. */
export async function growthRows(ground: Ground): Promise<BenchRow[]> {
  const kinds: [name: string, paths: (items: number) => string[], limit: number | null][] = [
    ['published page', items => itemPaths(items, 400), PAGE],
    ['list page', listPagePaths, LIST],
    ['list JSON', listJsonPaths, LIST],
    ['search page, all kinds', items => [...twoCharacterSearches(), ...otherSearches(items)], LIST],
    // Apart, to tell where it comes from: a phrase of common words is looked for in ever more texts.
    ['search page, two-character words', twoCharacterSearches, null],
    ['search page, other', otherSearches, null],
  ];
  const rows: BenchRow[] = [];
  for (const [name, paths, limit] of kinds) rows.push(await grow(ground, name, paths, limit));
  return rows;
}

async function grow(
  ground: Ground,
  name: string,
  paths: (items: number) => string[],
  limit: number | null,
): Promise<BenchRow> {
  const { small, large } = ground.sizes;
  const ports = {
    small: (await ground.portal(small, 'uncached')).port,
    large: (await ground.portal(large, 'uncached')).port,
  };
  const means = await raceByPath(
    ground.load,
    { base: { port: ports.small, paths: paths(small) }, ours: { port: ports.large, paths: paths(large) } },
    ground.passes,
  );
  return costRow({
    name: `10 × data: ${name}${limit === null ? '' : `, at most ${limit} × the time`}`,
    ours: means.ours,
    base: means.base,
    against: `${small.toLocaleString('en')} items instead of ${large.toLocaleString('en')}`,
    unit: 'ms',
    floor: limit === null ? null : 1 / limit,
  });
}
