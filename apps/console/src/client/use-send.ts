import type { RouteAnswer, RouteDefinition, RouteRequest } from '@gongkai/contract';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Failure } from './failure.ts';

interface Follow<Answer> {
  /** Ids of routes whose remembered answers are out of date afterwards. */
  readonly forget?: readonly string[];
  readonly onDone?: (answer: Answer) => void;
}

/** A call that changes something. */
export function useSend<const Route extends RouteDefinition>(
  route: Route,
  follow: Follow<RouteAnswer<Route>> = {},
): UseMutationResult<RouteAnswer<Route>, Failure, RouteRequest<Route>> {
  const client = useQueryClient();
  return useMutation<RouteAnswer<Route>, Failure, RouteRequest<Route>>({
    mutationFn: request => call(route, request),
    onSuccess: answer => {
      for (const id of follow.forget ?? []) void client.invalidateQueries({ queryKey: [id] });
      follow.onDone?.(answer);
    },
  });
}
