import type { Me, Permission } from '@gongkai/contract';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only below `SignedIn`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe() outside of SignedIn');
  return me;
}

/** Shows or hides a door. Whether it opens is the server's decision, every time. */
export function may(me: Me, permission: Permission, agencyId?: number): boolean {
  return me.grants.some(
    grant =>
      grant.permission === permission &&
      (agencyId === undefined || grant.agencyIds === '*' || grant.agencyIds.includes(agencyId)),
  );
}

/** Agencies in which a permission is held through a named grant; `*` when it is held everywhere. */
export function agenciesOf(me: Me, permission: Permission): '*' | readonly number[] {
  const held = me.grants.filter(grant => grant.permission === permission);
  if (held.some(grant => grant.agencyIds === '*')) return '*';
  return [...new Set(held.flatMap(grant => (grant.agencyIds === '*' ? [] : grant.agencyIds)))];
}
