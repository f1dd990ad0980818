import { loadMe, type Me } from '@gongkai/contract';
import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../app/query-client.ts';
import { call } from '../client/call.ts';
import type { Failure } from '../client/failure.ts';
import { setCsrfToken } from '../client/session.ts';
import { beginKeepingDrafts } from '../disclosures/editor/local-draft.ts';

/** Who is signed in. Asked once, then kept until the session ends or the person changes something about it. */
export const meQuery = queryOptions<Me, Failure>({
  queryKey: [loadMe.id],
  queryFn: async ({ signal }) => {
    const me = await call(loadMe, {}, signal);
    setCsrfToken(me.csrfToken);
    return me;
  },
  staleTime: 5 * 60_000,
});

/** After a sign-in: nothing that an earlier person saw is left. */
export function welcome(me: Me): void {
  queryClient.clear();
  beginKeepingDrafts();
  setCsrfToken(me.csrfToken);
  queryClient.setQueryData(meQuery.queryKey, me);
}

/** After what had to be done first is done: whoever goes on before this is known is sent back to do it again. */
export async function readMeAgain(): Promise<void> {
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
}

export function forgetEverything(): void {
  setCsrfToken(null);
  queryClient.clear();
}
