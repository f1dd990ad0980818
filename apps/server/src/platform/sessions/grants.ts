import type { Permission } from '@gongkai/contract';

/** What the signed-in person may do, and where. Computed once per call from the posts that are valid today. */
export interface Grants {
  may(permission: Permission, agencyId: number): boolean;
  mayAnywhere(permission: Permission): boolean;
  /** Agencies in which the permission is held; `all` without limit. For the WHERE of lists. */
  agenciesFor(permission: Permission): 'all' | readonly number[];
}

export const noGrants: Grants = { may: () => false, mayAnywhere: () => false, agenciesFor: () => [] };
