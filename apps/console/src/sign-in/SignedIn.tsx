import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { MeContext } from './me-context.ts';
import { meQuery } from './me-query.ts';

/** The gate: everything behind it has a person. What must be done first (a new password, a second factor) comes first. */
export function SignedIn() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const location = useLocation();
  if (error?.status === 401) return <Navigate to="/sign-in" search={{ back: location.href }} replace />;
  if (error && !me) {
    return (
      <main className="lone-page">
        <FailureNote error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!me) return <Waiting what="登录信息" />;
  const first = me.mustChangePassword
    ? '/account/password'
    : me.mustEnrolSecondFactor
      ? '/account/second-factor'
      : null;
  if (first && location.pathname !== first) return <Navigate to={first} replace />;
  return (
    <MeContext value={me}>
      <Outlet />
    </MeContext>
  );
}
