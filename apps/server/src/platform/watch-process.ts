import type { DatabasePool } from './database/pool.ts';
import type { Metrics } from './metrics.ts';

/** What an operator watches of any process: memory, since when it runs, and whether connections are the bottleneck. */
export function watchProcess(metrics: Metrics, pool: Pick<DatabasePool, 'counts'>): void {
  const startedAt = Math.round(Date.now() / 1_000 - process.uptime());
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss());
  metrics.gauge('process_start_time_seconds', () => startedAt);
  metrics.gauge('gongkai_database_connections', () => pool.counts().total);
  metrics.gauge('gongkai_database_connections_idle', () => pool.counts().idle);
  metrics.gauge('gongkai_database_waiting', () => pool.counts().waiting);
}
