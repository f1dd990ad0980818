import { agencyProjections } from '@gongkai/server/features/agencies/projections.ts';
import {
  importProjection,
  itemProjection,
  publicCopyProjection,
} from '@gongkai/server/features/disclosures/projections.ts';
import type { DatabasePool } from '@gongkai/server/platform/database/pool.ts';
import type { ProjectionCheck } from '@gongkai/server/platform/feature.ts';

/** What every feature promises of its rows. Taken from the features themselves: `verify` must run without the keys of the office. */
export const projections: readonly ProjectionCheck[] = [
  ...agencyProjections,
  itemProjection,
  importProjection,
  publicCopyProjection,
];

export interface ProjectionFault {
  readonly check: string;
  readonly stream: string;
  readonly message: string;
}

const KEPT = 100;

/** Holds rows against the fold of their events, all in one snapshot; the first hundred faults. */
export async function checkProjections(office: DatabasePool): Promise<ProjectionFault[]> {
  const faults: ProjectionFault[] = [];
  await office.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      for (const check of projections) {
        for await (const fault of check.run(tx)) {
          faults.push({ check: check.name, ...fault });
          if (faults.length === KEPT) return;
        }
      }
    });
  return faults;
}
