import { type Role, separatedRoles } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';

/** From a day to a day, both included; null: without end. */
export interface Term {
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
}

export interface PostTerms extends Term {
  readonly agencyId: number;
  readonly role: Role;
}

export function overlap(one: Term, other: Term): boolean {
  const startsInTime = (a: Term, b: Term) => b.untilOn === null || a.fromOn <= b.untilOn;
  return startsInTime(one, other) && startsInTime(other, one);
}

export function contains(outer: Term, inner: Term): boolean {
  const endsInTime = outer.untilOn === null || (inner.untilOn !== null && inner.untilOn <= outer.untilOn);
  return outer.fromOn <= inner.fromOn && endsInTime;
}

export function isSeparated(role: Role): boolean {
  return separatedRoles.includes(role);
}

export type PostFault = 'term-backwards' | 'term-over' | 'separated-roles' | 'post-held-already';

/** `held`: posts of the person that were not ended. The database refuses the same (GK023, GK024). */
export function findPostFault(post: PostTerms, held: readonly PostTerms[], today: LocalDate): PostFault | null {
  if (post.untilOn !== null && post.untilOn < post.fromOn) return 'term-backwards';
  if (post.untilOn !== null && post.untilOn < today) return 'term-over';
  const beside = held.filter(other => overlap(other, post));
  if (beside.some(other => other.role !== post.role && (isSeparated(other.role) || isSeparated(post.role))))
    return 'separated-roles';
  if (beside.some(other => other.role === post.role && other.agencyId === post.agencyId)) return 'post-held-already';
  return null;
}

export interface DelegationFacts {
  readonly source: PostTerms & {
    readonly personId: number;
    readonly isDelegated: boolean;
    readonly isInForce: boolean;
  };
  readonly actorId: number;
  readonly to: { readonly personId: number; readonly isActive: boolean; readonly isColleague: boolean };
  readonly term: Term & { readonly untilOn: LocalDate };
}

export type DelegationFault =
  | 'not-your-post'
  | 'post-not-in-force'
  | 'delegated-already'
  | 'role-not-delegable'
  | 'to-yourself'
  | 'not-a-colleague'
  | 'beyond-own-term'
  | PostFault;

/** Lent is only what one holds oneself, as it is, for a time within one's own; what was lent is not lent on. */
export function findDelegationFault(
  { source, actorId, to, term }: DelegationFacts,
  held: readonly PostTerms[],
  today: LocalDate,
): DelegationFault | null {
  if (source.personId !== actorId) return 'not-your-post';
  if (source.isDelegated) return 'delegated-already';
  if (isSeparated(source.role)) return 'role-not-delegable';
  if (!source.isInForce) return 'post-not-in-force';
  if (to.personId === actorId) return 'to-yourself';
  if (!to.isActive || !to.isColleague) return 'not-a-colleague';
  const fault = findPostFault({ ...term, agencyId: source.agencyId, role: source.role }, held, today);
  if (fault === 'term-backwards' || fault === 'term-over') return fault;
  if (term.fromOn < today || !contains(source, term)) return 'beyond-own-term';
  return fault;
}
