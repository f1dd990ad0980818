import type { Db } from './store/db.ts';

/** Another feature's open work in an agency: while there is any, the agency is closed only by a merger. */
export interface RunningWork {
  readonly name: string;
  count(db: Db, agencyId: number): Promise<number>;
}
