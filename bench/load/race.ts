import { median } from '../median.ts';
import type { Load } from './load.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

export interface Contestant {
  readonly port: number;
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Ours limits per reader; a peer or a bare server gets the same bytes without being asked to care. */
  readonly fromManyAddresses?: boolean;
}

export interface RaceOptions {
  readonly connections: number;
  readonly rounds: number;
  readonly roundMs: number;
}

export interface Standing {
  readonly perSecond: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly loadBusyShare: number;
}

const WARM_UP_MS = 1_000;

/** Contestants take turns, round by round, so that whatever else the machine does hits all of them; medians count. */
export async function race<Name extends string>(
  load: Load,
  contestants: Readonly<Record<Name, Contestant>>,
  options: RaceOptions,
): Promise<Record<Name, Standing>> {
  const names = Object.keys(contestants) as Name[];
  const rounds = new Map<Name, LoadResult[]>(names.map(name => [name, []]));
  const fire = (name: Name, durationMs: number) => load.run(planOf(contestants[name], options.connections, durationMs));
  for (const name of names) checkAnswers(name, await fire(name, WARM_UP_MS));
  for (let round = 0; round < options.rounds; round++) {
    for (const name of names) {
      const result = await fire(name, options.roundMs);
      checkAnswers(name, result);
      rounds.get(name)!.push(result);
    }
  }
  return Object.fromEntries(names.map(name => [name, standingOf(rounds.get(name)!)])) as Record<Name, Standing>;
}

export function planOf(contestant: Contestant, connections: number, durationMs: number): LoadPlan {
  const { port, paths, headers = {}, fromManyAddresses = true } = contestant;
  return { port, paths, headers, connections, durationMs, fromManyAddresses };
}

export function checkAnswers(name: string, { answers, failures }: LoadResult): void {
  if (answers === 0) throw new Error(`${name} gave no answer`);
  const failed = Object.entries(failures).map(([status, count]) => `${count} × ${status}`);
  if (failed.length > 0) throw new Error(`${name} gave other answers than 200: ${failed.join(', ')} of ${answers}`);
}

function standingOf(results: readonly LoadResult[]): Standing {
  const of = (pick: (result: LoadResult) => number) => median(results.map(pick));
  return {
    perSecond: of(({ perSecond }) => perSecond),
    meanMs: of(({ meanMs }) => meanMs),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p95Ms: of(({ p95Ms }) => p95Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    loadBusyShare: of(({ ownBusyShare }) => ownBusyShare),
  };
}
