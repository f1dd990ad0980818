import type { Grants } from '../../../platform/sessions/grants.ts';

/** Whether agencies may be founded or changed below this one; the top of the tree belongs to the whole installation. */
export function mayWriteBelow(grants: Grants, parentId: number | null): boolean {
  return parentId === null ? grants.agenciesFor('agency.write') === 'all' : grants.may('agency.write', parentId);
}
