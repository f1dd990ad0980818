import type { LocalDate } from '@gongkai/statute';

export interface ClosingFacts {
  readonly closedOn: LocalDate;
  readonly foundedOn: LocalDate | null;
  /** First day of the present name; null when it never changed. */
  readonly namedSince: LocalDate | null;
  readonly isOpen: boolean;
  readonly openChildren: number;
  /** Drafts, reviews, schedules: whatever a colleague still works on. */
  readonly runningWork: number;
  /** `isFarBelow`: below one of the agency's own units, which it cannot take over. */
  readonly successor: {
    readonly id: number;
    readonly isOpen: boolean;
    readonly isSelf: boolean;
    readonly isFarBelow: boolean;
  } | null;
}

export type ClosingFault =
  | { readonly code: 'agency-already-closed' }
  | { readonly code: 'closed-before-founded'; readonly facts: { earliestOn: string } }
  | { readonly code: 'successor-not-open' }
  | { readonly code: 'successor-is-itself' }
  | { readonly code: 'successor-far-below' }
  | { readonly code: 'open-children'; readonly facts: { count: number } }
  | { readonly code: 'running-work'; readonly facts: { count: number } };

/** Who carries on the functions takes over units and open work; without a successor there must be none left. */
export function findClosingFault(facts: ClosingFacts): ClosingFault | null {
  const { closedOn, foundedOn, namedSince, successor } = facts;
  if (!facts.isOpen) return { code: 'agency-already-closed' };
  const earliestOn = [foundedOn, namedSince].reduce((a, b) => (b && (!a || b > a) ? b : a));
  if (earliestOn && closedOn < earliestOn) return { code: 'closed-before-founded', facts: { earliestOn } };
  if (successor?.isSelf) return { code: 'successor-is-itself' };
  if (successor && !successor.isOpen) return { code: 'successor-not-open' };
  if (successor?.isFarBelow) return { code: 'successor-far-below' };
  if (successor) return null;
  if (facts.openChildren > 0) return { code: 'open-children', facts: { count: facts.openChildren } };
  if (facts.runningWork > 0) return { code: 'running-work', facts: { count: facts.runningWork } };
  return null;
}
