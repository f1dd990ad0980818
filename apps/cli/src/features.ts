import type { Config } from '@gongkai/server/platform/config.ts';
import type { DatabasePool } from '@gongkai/server/platform/database/pool.ts';
import type { ProjectionCheck } from '@gongkai/server/platform/ledger/verify/projection-check.ts';

/** What every feature promises of its rows. */
export async function projectionsOf(_config: Config, _office: DatabasePool): Promise<readonly ProjectionCheck[]> {
  return [];
}
