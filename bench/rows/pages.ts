import type { Ground } from '../ground.ts';
import { itemPaths, listPagePaths } from '../items/paths.ts';
import { race } from '../load/race.ts';
import { keepAnswers } from '../servers/kept-answer.ts';
import { type BenchRow, rateRow } from './bench-row.ts';

const AGAINST = 'bare node:http, same bytes';
/** As a browser asks; the cached page then stands ready in brotli. */
const BROWSER = { 'Accept-Encoding': 'gzip, deflate, br' };
/** As most programs ask: no packing, all bytes. */
const PROGRAM = {};

/** A published page from the cache and drawn anew, and a list page drawn anew. */
export async function pageRows(ground: Ground): Promise<BenchRow[]> {
  const { small } = ground.sizes;
  const items = itemPaths(small, 50);
  return [
    await againstBare(ground, 'published page, cached, brotli', 'cached', items, BROWSER, 0.6),
    await againstBare(ground, 'published page, cached, not packed', 'cached', items, PROGRAM, 0.6),
    await againstBare(ground, 'published page, uncached, not packed', 'uncached', items, PROGRAM, 0.1),
    await againstBare(ground, 'published page, uncached, gzip made for the answer', 'uncached', items, BROWSER, null),
    await againstBare(ground, 'list page, uncached, not packed', 'uncached', listPagePaths(small), PROGRAM, null),
  ];
}

/** Our answers are asked for first and given to the bare server, head and bytes; then both are raced. */
export async function againstBare(
  ground: Ground,
  name: string,
  cache: 'cached' | 'uncached',
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
  floor: number | null,
): Promise<BenchRow> {
  const { load, bare, pace } = ground;
  const portal = await ground.portal(ground.sizes.small, cache);
  // The second time round a cached page is packed as tightly as it ever will be.
  for (let round = 0; round < (cache === 'cached' ? 2 : 0); round++) await keepAnswers(portal.port, paths, headers);
  if (cache === 'cached') await new Promise(resolve => setTimeout(resolve, 2_000));
  await bare.keep(await keepAnswers(portal.port, paths, headers));
  const standings = await race(
    load,
    {
      base: { port: bare.port, paths, headers },
      ours: { port: portal.port, paths, headers },
    },
    pace,
  );
  return rateRow({
    name,
    ours: standings.ours.perSecond,
    base: standings.base.perSecond,
    against: AGAINST,
    unit: 'req/s',
    floor,
  });
}
