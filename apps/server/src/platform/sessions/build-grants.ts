import { type Permission, type Role, roles } from '@gongkai/contract';
import type { AgencyTree } from './agency-tree.ts';
import type { Grants } from './grants.ts';

export interface HeldPost {
  readonly role: Role;
  readonly agencyId: number;
}

/** Adds up what posts give: in the agency (and what was merged into it), in its whole subtree, or in the installation. */
export function buildGrants(posts: readonly HeldPost[], tree: AgencyTree): Grants {
  const everywhere = new Set<Permission>();
  const somewhere = new Map<Permission, Set<number>>();
  for (const { role, agencyId } of posts) {
    const { scope, permissions } = roles[role];
    const agencies = scope === 'installation' ? null : agenciesOf(scope, agencyId, tree);
    for (const permission of permissions) {
      if (agencies) addAll(somewhere, permission, agencies);
      else everywhere.add(permission);
    }
  }
  return {
    may: (permission, agencyId) => everywhere.has(permission) || (somewhere.get(permission)?.has(agencyId) ?? false),
    mayAnywhere: permission => everywhere.has(permission) || somewhere.has(permission),
    agenciesFor: permission => (everywhere.has(permission) ? 'all' : [...(somewhere.get(permission) ?? [])]),
  };
}

function agenciesOf(scope: 'agency' | 'subtree', agencyId: number, tree: AgencyTree): readonly number[] {
  const line = tree.lineOf(agencyId);
  return scope === 'agency' ? line : line.flatMap(id => tree.subtreeOf(id)).flatMap(id => tree.lineOf(id));
}

function addAll(sets: Map<Permission, Set<number>>, permission: Permission, agencies: readonly number[]): void {
  const set = sets.get(permission) ?? new Set();
  for (const id of agencies) set.add(id);
  sets.set(permission, set);
}
