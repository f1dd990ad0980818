import type { AgencyKind, AgencyLevel } from '@gongkai/contract';

/** Which kind of organisation stands at which level. A township's or subdistrict's government is of kind `township`. */
export const levelsOfKind = {
  government: ['province', 'city', 'county'],
  department: ['province', 'city', 'county', 'township'],
  township: ['township'],
  village: ['village'],
  'public-institution': ['province', 'city', 'county', 'township', 'village'],
} as const satisfies Record<AgencyKind, readonly AgencyLevel[]>;

const RANK = { province: 0, city: 1, county: 2, township: 3, village: 4 } as const satisfies Record<
  AgencyLevel,
  number
>;

export interface Place {
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
}

export type PlacementFault = 'kind-not-at-level' | 'below-lower-level' | 'below-village' | 'village-without-township';

/** `parent` null: the top of the tree. */
export function findPlacementFault(place: Place, parent: Place | null): PlacementFault | null {
  if (!(levelsOfKind[place.kind] as readonly AgencyLevel[]).includes(place.level)) return 'kind-not-at-level';
  if (place.kind === 'village' && parent?.kind !== 'township') return 'village-without-township';
  // Before the levels: an office below a village is told what may stand there, not that its level is too high.
  if (parent?.kind === 'village' && place.kind !== 'public-institution') return 'below-village';
  if (parent && RANK[place.level] < RANK[parent.level]) return 'below-lower-level';
  return null;
}
