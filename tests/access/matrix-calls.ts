import type { RouteDefinition } from '@gongkai/contract';
import { Random } from '../fuzz/random.ts';
import type { RawCall } from '../fuzz/raw-call.ts';
import { type Known, validValue } from '../fuzz/valid-value.ts';

/** One sound call of a route about given rows: only who makes it differs. */
export function soundCall(route: RouteDefinition, rows: Known, headers: Readonly<Record<string, string>>): RawCall {
  const random = new Random(7);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => String(rows[name]?.[0] ?? 1));
  const declared = Object.keys((route.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});
  const asked = declared.filter(name => rows[name] !== undefined).map(name => `${name}=${rows[name]![0]}`);
  const body = route.body ? Buffer.from(JSON.stringify(validValue(route.body, rows, random))) : undefined;
  return {
    method: route.method,
    path: asked.length ? `${path}?${asked.join('&')}` : path,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body } : {}),
  };
}
