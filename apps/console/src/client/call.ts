import type { RouteAnswer, RouteDefinition, RouteRequest } from '@gongkai/contract';
import { addressOf } from './address.ts';
import { readFailure, unreachable } from './failure.ts';
import { announceSessionEnd, currentCsrfToken } from './session.ts';

interface Sent {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** Calls a route of the contract; method, address and types come from it. Throws a `Failure`, nothing else. */
export async function call<const Route extends RouteDefinition>(
  route: Route,
  request: RouteRequest<Route>,
  signal?: AbortSignal,
): Promise<RouteAnswer<Route>> {
  const { params, query, body } = request as Sent;
  const response = await send(addressOf(route.path, params, query), {
    method: route.method,
    credentials: 'same-origin',
    headers: headersOf(route, body),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as RouteAnswer<Route>;
  if (response.status === 401 && route.access !== 'anyone') announceSessionEnd();
  throw readFailure(response.status, answer);
}

function headersOf(route: RouteDefinition, body: unknown): Record<string, string> {
  const token = currentCsrfToken();
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(route.method !== 'GET' && token ? { 'x-csrf-token': token } : {}),
  };
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
}
