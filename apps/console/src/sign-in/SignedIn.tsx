import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { MeContext } from './me-context.ts';
import { meQuery } from './me-query.ts';
import { isSignIn } from './sign-in-search.ts';

/** The gate: everything behind it has a person. What must be done first (a new password, a second factor) comes first. */
export function SignedIn() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const location = useLocation();
  const isOut = error?.status === 401;
  useGoToSignIn(isOut);
  if (isOut) return <Waiting what="登录页" />;
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

/** Once, from wherever the person is: an element that navigates as it renders would carry the sign-in page's own address back to it. */
function useGoToSignIn(isOut: boolean): void {
  const router = useRouter();
  useEffect(() => {
    const back = router.latestLocation.href;
    if (isOut && !isSignIn(back)) void router.navigate({ to: '/sign-in', search: { back }, replace: true });
  }, [isOut, router]);
}
