import { type Me, type Permission, permissions } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { SignedInSession } from '../../../platform/sessions/load-session.ts';

export function meOf(session: SignedInSession, today: LocalDate): Me {
  const held = (Object.keys(permissions) as Permission[]).filter(permission => session.grants.mayAnywhere(permission));
  return {
    personId: session.personId,
    name: session.name,
    mustChangePassword: session.mustChangePassword,
    mustEnrolSecondFactor: session.mustEnrolSecondFactor,
    posts: session.posts.map(post => ({
      postId: post.id,
      agencyId: post.agencyId,
      agencyName: post.agencyName,
      role: post.role,
      untilOn: post.untilOn,
      delegated: post.delegatedBy !== null,
    })),
    grants: held.map(permission => {
      const agencies = session.grants.agenciesFor(permission);
      return { permission, agencyIds: agencies === 'all' ? ('*' as const) : [...agencies] };
    }),
    csrfToken: session.csrfToken,
    today,
    expiresAt: session.expiresAt,
  };
}
