import type { Calendar } from '@gongkai/statute';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { DatabasePool } from '../../platform/database/pool.ts';
import type { FileStore } from '../../platform/files/stores/file-store.ts';
import type { Keys } from '../../platform/keys/keys.ts';
import type { Log } from '../../platform/log.ts';

/** What a seed needs of the platform; the parts of a running office have it all. */
export interface SeedParts {
  readonly config: Pick<Config, 'mode' | 'cryptoProfile' | 'publicUrl'>;
  readonly pool: DatabasePool;
  readonly keys: Keys;
  readonly store: FileStore;
  readonly clock: Clock;
  readonly calendar: () => Calendar;
  readonly log: Log;
  siteChanged(): Promise<void>;
}
