import type { DatabasePool } from '../../../platform/database/pool.ts';

/** All that reading public rows needs: named statements under the portal's user. */
export type PublicDatabase = Pick<DatabasePool, 'named'>;
