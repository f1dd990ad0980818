import type { RouteAnswer, RouteDefinition, RouteRequest } from '@gongkai/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Failure } from './failure.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
  total?: { count: number; exact: boolean } | undefined;
}
type ItemOf<Route extends RouteDefinition> = RouteAnswer<Route> extends Page<infer Item> ? Item : never;

/** A list read page after page: each page begins where the last one ended (keyset), so nothing is skipped or doubled. */
export function usePages<const Route extends RouteDefinition>(route: Route, query: Record<string, unknown>) {
  const result = useInfiniteQuery<Page<ItemOf<Route>>, Failure, Page<ItemOf<Route>>[], unknown[], string | null>({
    queryKey: [route.id, query],
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      const request = { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } };
      return (await call(route, request as RouteRequest<Route>, signal)) as Page<ItemOf<Route>>;
    },
    getNextPageParam: last => last.next,
    select: data => data.pages,
  });
  return {
    result,
    items: result.data?.flatMap(page => page.items) ?? [],
    total: result.data?.[0]?.total,
  };
}
