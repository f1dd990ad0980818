import type { Load } from './load.ts';
import { type Contestant, checkAnswers, planOf } from './race.ts';

/** The first passes fill caches and let the compiler see the code. */
const WARM_PASSES = 2;

/**
 * What single calls cost: contestants walk their paths in turns, and of each path the best time counts. What a call costs
 * is what it takes when nothing else wants the processor; all that comes on top is somebody else's, and on a busy machine
 * it is several times the call itself. The mean over the paths comes back, so that dear paths count as they should.
 */
export async function raceByPath<Name extends string>(
  load: Load,
  contestants: Readonly<Record<Name, Contestant>>,
  passes: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const best = new Map<Name, number[]>(names.map(name => [name, contestants[name].paths.map(() => Infinity)]));
  for (let pass = 0; pass < WARM_PASSES + passes; pass++) {
    for (const name of names) {
      const result = await load.run({ ...planOf(contestants[name], 1, 0), isOnePass: true });
      checkAnswers(name, result);
      if (pass < WARM_PASSES) continue;
      const times = best.get(name)!;
      for (const [at, ms] of result.eachMs!.entries()) times[at] = Math.min(times[at]!, ms);
    }
  }
  return Object.fromEntries(names.map(name => [name, mean(best.get(name)!)])) as Record<Name, number>;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
