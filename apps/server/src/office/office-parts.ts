import type { Calendar } from '@gongkai/statute';
import type { Clock } from '../platform/clock/clock.ts';
import type { TestClock } from '../platform/clock/test-clock.ts';
import type { Config } from '../platform/config.ts';
import type { DatabasePool } from '../platform/database/pool.ts';
import type { DocumentReader } from '../platform/files/reader/reader-pool.ts';
import type { FileStore } from '../platform/files/stores/file-store.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Keys } from '../platform/keys/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Transact } from '../platform/unit-of-work.ts';

/** The platform, put together. */
export interface OfficeParts {
  readonly config: Config;
  readonly pool: DatabasePool;
  readonly clock: Clock;
  /** In mode `acceptance` only. */
  readonly testClock: TestClock | null;
  readonly calendar: () => Calendar;
  readonly keys: Keys;
  readonly transact: Transact;
  readonly store: FileStore;
  readonly reader: DocumentReader;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly metrics: Metrics;
  siteChanged(): Promise<void>;
  /** Does what has become due after the test clock moved. */
  runDueActs(): Promise<number>;
}
