import type { RouteAnswer, RouteDefinition, RouteRequest } from '@gongkai/contract';
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Failure } from './failure.ts';

/** One key per route and request: `[route.id, request]`. Forgetting a route id forgets all its answers. */
export function answerOptions<const Route extends RouteDefinition>(route: Route, request: RouteRequest<Route>) {
  return queryOptions<RouteAnswer<Route>, Failure>({
    queryKey: [route.id, request],
    queryFn: ({ signal }) => call(route, request, signal),
  });
}

export function useAnswer<const Route extends RouteDefinition>(
  route: Route,
  request: RouteRequest<Route>,
  options: { enabled?: boolean; staleMs?: number } = {},
): UseQueryResult<RouteAnswer<Route>, Failure> {
  return useQuery({
    ...answerOptions(route, request),
    enabled: options.enabled ?? true,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  });
}
