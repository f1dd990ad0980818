import { logout } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../client/call.ts';
import { forgetAllDrafts } from '../disclosures/editor/local-draft.ts';
import { forgetEverything } from './me-query.ts';

/** Leaving: the session ends on the server, and nothing of it stays on this machine, drafts included. */
export function useLogout(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    try {
      await call(logout, {});
    } catch {
      // Already ended, or the network is away: the idle limit ends it; here it is over either way.
    }
    forgetAllDrafts();
    await navigate({ to: '/sign-in', search: {}, replace: true });
    forgetEverything();
  };
}
