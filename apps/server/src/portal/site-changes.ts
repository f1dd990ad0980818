import { openListener } from '../platform/database/listener.ts';
import type { OperatorLog } from '../platform/database/operator-log.ts';
import type { PageCache } from './cache/page-cache.ts';

/** Told by the office beside us after a commit: the next request must show the change, so it waits for `flushed`. */
export interface FlushMessage {
  readonly kind: 'flush';
  readonly id: number;
}

/** Drops cached pages on every change heard of, through the database from any node and directly from the office beside us. */
export function followSiteChanges(parts: { address: string; cache: PageCache; log: OperatorLog }): {
  close(): Promise<void>;
} {
  const { address, cache, log } = parts;
  const listener = openListener(address, {
    channels: ['site_changed'],
    log,
    onNotification: () => cache.flush(),
    onState: state => (state === 'up' ? cache.open() : cache.close()),
  });
  const stopDays = flushAtMidnight(cache);
  const hear = (message: unknown) => {
    if (!isFlush(message)) return;
    cache.flush();
    process.send?.({ kind: 'flushed', id: message.id });
  };
  process.on('message', hear);
  return {
    async close() {
      process.off('message', hear);
      stopDays();
      await listener.close();
    },
  };
}

function isFlush(message: unknown): message is FlushMessage {
  const { kind, id } = (message ?? {}) as Partial<FlushMessage>;
  return kind === 'flush' && typeof id === 'number';
}

/** Pages say 今年: with a new day in Beijing they are drawn anew. */
function flushAtMidnight(cache: PageCache): () => void {
  const day = () => Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000);
  let today = day();
  const timer = setInterval(() => {
    if (day() === today) return;
    today = day();
    cache.flush();
  }, 30_000);
  timer.unref();
  return () => clearInterval(timer);
}
