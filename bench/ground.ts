import type { Load } from './load/load.ts';
import type { RaceOptions } from './load/race.ts';
import type { BareServer } from './servers/bare.ts';
import type { BenchDatabase } from './servers/database.ts';
import { type BenchPortal, startPortal } from './servers/portal.ts';

export interface Sizes {
  /** Items of the everyday rows, and of the base of growth. */
  readonly small: number;
  /** Ten times as many. */
  readonly large: number;
}

/** Everything the rows run on; portals are started when the first row asks for them. */
export class Ground {
  readonly database: BenchDatabase;
  readonly load: Load;
  readonly bare: BareServer;
  readonly sizes: Sizes;
  /** Throughput: enough connections to keep a server busy, taking turns. */
  readonly pace: RaceOptions;
  readonly #portals = new Map<string, Promise<BenchPortal>>();

  constructor(parts: Pick<Ground, 'database' | 'load' | 'bare' | 'sizes' | 'pace'>) {
    this.database = parts.database;
    this.load = parts.load;
    this.bare = parts.bare;
    this.sizes = parts.sizes;
    this.pace = parts.pace;
  }

  /** One reader on a calm server: what somebody waits for an answer. */
  get calmPace(): RaceOptions {
    return { ...this.pace, connections: 1 };
  }

  /** Times that each call is made where single calls are compared. */
  get passes(): number {
    return this.pace.rounds + 2;
  }

  portal(items: number, cache: 'cached' | 'uncached'): Promise<BenchPortal> {
    const key = `${items} ${cache}`;
    const known = this.#portals.get(key);
    if (known) return known;
    const started = this.database
      .withItems(items)
      .then(({ portalUrl }) => startPortal(portalUrl, { cached: cache === 'cached' }));
    this.#portals.set(key, started);
    return started;
  }

  async close(): Promise<void> {
    for (const portal of await Promise.allSettled(this.#portals.values()))
      if (portal.status === 'fulfilled') await portal.value.stop();
  }
}
