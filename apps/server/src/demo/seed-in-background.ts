import { setTimeout as wait } from 'node:timers/promises';
import type { SeedParts } from './load/seed-parts.ts';
import { seed } from './seed.ts';

export interface BackgroundSeed {
  /** Ends after the step at hand; the next start goes on from there. */
  stop(): Promise<void>;
}

/** A colleague who publishes meanwhile may take the number that a chunk was about to use: the chunk is undone and made anew. */
const PAUSES_MS = [0, 1_000, 5_000];

/** The county arrives while the first pages are already answered; nothing that goes wrong with it takes the server down. */
export function seedInBackground(parts: SeedParts): BackgroundSeed {
  const stopping = new AbortController();
  const running = run(parts, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(parts: SeedParts, stopping: AbortSignal): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    await wait(pauseMs, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return;
    try {
      const outcome = await seed(parts, { profile: 'demo', isStopped: () => stopping.aborted });
      if (!outcome.ok) parts.log.info('demonstration: not loaded here', { because: outcome.refusal });
      return;
    } catch (fault) {
      parts.log.error('demonstration: loading failed; it is tried again, and goes on at the next start', fault);
    }
  }
}
