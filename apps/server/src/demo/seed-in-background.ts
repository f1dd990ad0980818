import type { SeedParts } from './load/seed-parts.ts';
import { seed } from './seed.ts';

export interface BackgroundSeed {
  /** Ends after the step at hand; the next start goes on from there. */
  stop(): Promise<void>;
}

/** The county arrives while the first pages are already answered; nothing that goes wrong with it takes the server down. */
export function seedInBackground(parts: SeedParts): BackgroundSeed {
  let stopped = false;
  const running = seed(parts, { profile: 'demo', isStopped: () => stopped }).then(
    outcome => {
      if (!outcome.ok) parts.log.info('demonstration: not loaded here', { because: outcome.refusal });
    },
    fault => parts.log.error('demonstration: loading failed; the next start goes on with it', fault),
  );
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}
