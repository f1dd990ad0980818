import { QueryClient } from '@tanstack/react-query';
import { isFailure } from '../client/failure.ts';

/** Answers are kept for half a minute; only a server that is away is asked again, never one that has refused. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && isFailure(error) && (error.status === 0 || error.status === 503),
    },
    mutations: { retry: false },
  },
});
