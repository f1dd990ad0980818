import { describeIssue, type RouteDefinition } from '@gongkai/contract';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findUnwritable } from './unwritable.ts';

export type ReadInput =
  | { ok: true; value: { params: unknown; query: unknown; body: unknown } }
  | { ok: false; fields: { field: string; message: string }[] };

/** What a fault is in when it is in no field that has a name. */
const WHOLE = '请求内容';

/** Params, query and body of a call through the schemas of its route; every fault names its field in Chinese. */
export function readInput(route: RouteDefinition, request: FastifyRequest): ReadInput {
  const sent = {
    params: request.params,
    query: request.query,
    body: route.bodyType === 'upload' ? undefined : request.body,
  };
  const unwritable = findUnwritable(sent);
  if (unwritable) return { ok: false, fields: [nameUnwritable(route, unwritable)] };
  const value: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (!schema) continue;
    const parsed = schema.safeParse(sent[part] ?? (part === 'query' ? {} : undefined), { reportInput: true });
    if (!parsed.success)
      return { ok: false, fields: parsed.error.issues.slice(0, 20).map(issue => describeField(schema, issue)) };
    value[part] = parsed.data;
  }
  return { ok: true, value: value as { params: unknown; query: unknown; body: unknown } };
}

function nameUnwritable(route: RouteDefinition, found: { field: string; message: string }) {
  const [part, ...path] = found.field.split('.');
  const schema = route[part as 'params' | 'query' | 'body'];
  const label = (schema && labelAt(schema, path)) ?? WHOLE;
  return { field: path.join('.'), message: `${label}：${found.message}` };
}

function describeField(schema: z.ZodType, issue: z.core.$ZodIssue): { field: string; message: string } {
  const label =
    labelAt(schema, issue.path) ?? (issue.path.length === 0 && issue.code === 'invalid_type' ? WHOLE : null);
  return {
    field: issue.path.map(String).join('.').slice(0, 100),
    message: `${label ? `${label}：` : ''}${describeIssue(issue)}`,
  };
}

/** The Chinese name of the field an issue points at: the innermost `label` on its path. */
function labelAt(schema: z.ZodType, path: readonly PropertyKey[]): string | null {
  let at: unknown = schema;
  let label: string | null = null;
  for (const key of path) {
    at = unwrap(at);
    const shape = (at as { shape?: Record<string, unknown> })?.shape;
    const element = (at as { element?: unknown })?.element;
    at = shape ? shape[String(key)] : element;
    if (!at) return label;
    label = ((at as z.ZodType).meta?.()?.label as string | undefined) ?? label;
  }
  return label;
}

function unwrap(schema: unknown): unknown {
  let at = schema as { unwrap?: () => unknown; _zod?: { def?: { type?: string; in?: unknown } } };
  while (at?._zod?.def) {
    const { type, in: inner } = at._zod.def;
    if (type === 'pipe' && inner) at = inner as typeof at;
    else if (['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly'].includes(type ?? '') && at.unwrap)
      at = at.unwrap() as typeof at;
    else break;
  }
  return at;
}
