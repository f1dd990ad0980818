import type { Readable } from 'node:stream';
import { describeIssue, type Permission, permissions, type RouteDefinition } from '@gongkai/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Outcome, Refusal } from '../outcome.ts';
import type { Session, SessionGate } from '../sessions/gate.ts';
import { noGrants } from '../sessions/grants.ts';
import type { Transact } from '../unit-of-work.ts';
import type { Actor } from '../work.ts';
import { formatCookie, parseCookies } from './cookies.ts';
import type { Call, Endpoint, RefusalTexts, Upload } from './endpoint.ts';
import { platformRefusals } from './platform-refusals.ts';
import { limitKey, RateLimit } from './rate-limit.ts';
import { type HttpServerOptions, sendProblem } from './server.ts';
import { findUnwritable } from './unwritable.ts';

export interface BindOptions {
  readonly https: boolean;
  readonly transact: Transact;
  readonly refusals: RefusalTexts;
  /** Absent on the portal: nobody signs in there. */
  readonly gate?: SessionGate;
  readonly errorPage?: HttpServerOptions['errorPage'];
}

const DEFAULT_PER_MINUTE = 600;

/** Routes that a person may still call before the password was changed or the second factor enrolled. */
const ALWAYS_OPEN_FEATURE = 'auth.';

/** Makes each endpoint a route of the server: limits, session, permission, parsing, answer, all from the contract. */
export function bindEndpoints(app: FastifyInstance, endpoints: readonly Endpoint[], options: BindOptions): void {
  const limits = new RateLimit();
  for (const { route, handle } of endpoints) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      config: { id: route.id },
      handler: async (request, reply) => {
        const wait = limits.take(
          `${route.id} ${limitKey(request.ip)}`,
          route.perMinute ?? DEFAULT_PER_MINUTE,
          Date.now(),
        );
        if (wait !== null)
          return refuse('too-many-requests', { facts: { seconds: wait } }, request, reply, options, wait);
        const cookies = parseCookies(request.headers.cookie);
        const session = await openSession(cookies, options.gate);
        const barred = checkAccess(route, session, request, options.gate);
        if (barred) return refuse(barred.code, barred, request, reply, options);
        const input = readInput(route, request);
        if (!input.ok) return sendFields(input.fields, request, reply, options);
        const left = new Set<string>();
        const call = makeCall({ route, request, reply, session, cookies, left, options });
        const outcome = await handle(call, input.value as never);
        if (!outcome.ok) return refuse(outcome.refusal.code, outcome.refusal, request, reply, options);
        if ('audit' in route.trace && !left.has(route.trace.audit))
          throw new Error(`route ${route.id} left no audit entry ${route.trace.audit}`);
        return sendAnswer(route, outcome.value, reply);
      },
    });
  }
}

async function openSession(
  cookies: Record<string, string | undefined>,
  gate: SessionGate | undefined,
): Promise<Session | null> {
  const token = gate ? cookies[gate.cookieName] : undefined;
  return token ? await gate!.load(token) : null;
}

function checkAccess(
  route: RouteDefinition,
  session: Session | null,
  request: FastifyRequest,
  gate: SessionGate | undefined,
): Refusal | null {
  if (route.method !== 'GET' && gate && !cameFromOurPages(request)) return { code: 'csrf-mismatch' };
  if (route.access === 'anyone') return null;
  if (!session || !gate) return { code: 'sign-in-required' };
  if (route.method !== 'GET' && !gate.verifyCsrf(session, headerOf(request, 'x-csrf-token')))
    return { code: 'csrf-mismatch' };
  if (session.restriction && !route.id.startsWith(ALWAYS_OPEN_FEATURE)) return { code: session.restriction };
  if (route.access !== 'signed-in' && !session.grants.mayAnywhere(route.access)) {
    return { code: 'not-permitted', facts: { permission: permissions[route.access as Permission] } };
  }
  return null;
}

/** Browsers say where a call came from; a call that says "another site" is not ours, whatever cookie it carries. */
function cameFromOurPages(request: FastifyRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = headerOf(request, 'origin');
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === request.host;
  } catch {
    return false;
  }
}

type ReadInput =
  | { ok: true; value: { params: unknown; query: unknown; body: unknown } }
  | { ok: false; fields: { field: string; message: string }[] };

function readInput(route: RouteDefinition, request: FastifyRequest): ReadInput {
  const sent = {
    params: request.params,
    query: request.query,
    body: route.bodyType === 'upload' ? undefined : request.body,
  };
  const unwritable = findUnwritable(sent);
  if (unwritable)
    return { ok: false, fields: [{ ...unwritable, field: unwritable.field.replace(/^(params|query|body)\.?/, '') }] };
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

function describeField(schema: z.ZodType, issue: z.core.$ZodIssue): { field: string; message: string } {
  const label = labelAt(schema, issue.path);
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

interface CallParts {
  route: RouteDefinition;
  request: FastifyRequest;
  reply: FastifyReply;
  session: Session | null;
  cookies: Record<string, string | undefined>;
  /** Kinds of audit entries and events that the call left. */
  left: Set<string>;
  options: BindOptions;
}

function makeCall({ request, reply, session, cookies, left, options }: CallParts): Call {
  const actor: Actor = session
    ? { kind: 'person', personId: session.personId, agencyId: session.agencyId, sessionId: session.id }
    : { kind: 'portal' };
  const grants = session?.grants ?? noGrants;
  const caller = { actor, requestId: request.id, left };
  return {
    requestId: request.id,
    actor,
    caller,
    grants,
    session,
    address: request.ip,
    cookies,
    header: name => headerOf(request, name),
    setCookie: (name, value, { maxAgeSeconds, path }) =>
      void reply.header(
        'set-cookie',
        formatCookie(name, value, { secure: options.https, maxAgeSeconds, ...(path ? { path } : {}) }),
      ),
    upload: maxBytes => readUpload(request, maxBytes),
    uploadStream: () => openUpload(request),
    transact: run => options.transact(caller, run),
    may: (permission, agencyId) => grants.may(permission, agencyId),
  };
}

async function readUpload(
  request: FastifyRequest,
  maxBytes: number,
): Promise<Outcome<Upload, 'upload-missing' | 'upload-too-large'>> {
  if (!request.isMultipart()) return { ok: false, refusal: { code: 'upload-missing' } };
  const part = await request.file({ limits: { fileSize: maxBytes } });
  if (!part) return { ok: false, refusal: { code: 'upload-missing' } };
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (part.file.truncated)
    return {
      ok: false,
      refusal: { code: 'upload-too-large', facts: { limit: `${Math.floor(maxBytes / 1_048_576)} MB` } },
    };
  return { ok: true, value: { name: part.filename, bytes: Buffer.concat(chunks) } };
}

async function openUpload(
  request: FastifyRequest,
): Promise<Outcome<{ name: string; stream: Readable }, 'upload-missing'>> {
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY } })
    : undefined;
  return part
    ? { ok: true, value: { name: part.filename, stream: part.file } }
    : { ok: false, refusal: { code: 'upload-missing' } };
}

function sendAnswer(route: RouteDefinition, value: unknown, reply: FastifyReply): FastifyReply {
  if (route.answerType === 'file') {
    const { file } = value as { file: { stream: Readable; headers: Record<string, string> } };
    for (const [name, text] of Object.entries(file.headers)) reply.header(name, text);
    return reply.send(file.stream);
  }
  if (route.answerType === 'redirect') return reply.redirect((value as { redirectTo: string }).redirectTo, 303);
  // Parsing the answer drops every field that the contract does not name.
  return reply
    .status(route.status ?? 200)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(route.answer.parse(value)));
}

function refuse(
  code: string,
  refusal: Omit<Refusal, 'code'>,
  request: FastifyRequest,
  reply: FastifyReply,
  options: BindOptions,
  retryAfterSeconds?: number,
): FastifyReply {
  const text = options.refusals[code] ?? (platformRefusals as RefusalTexts)[code];
  if (!text) throw new Error(`no sentence is written for refusal ${code}`);
  const sentence = text.sentence(refusal.facts ?? {});
  const message = refusal.article ? `${sentence}（${refusal.article}）` : sentence;
  return sendProblem(
    { status: text.status, code, message, requestId: request.id, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) },
    request,
    reply,
    options.errorPage,
  );
}

function sendFields(
  fields: { field: string; message: string }[],
  request: FastifyRequest,
  reply: FastifyReply,
  options: BindOptions,
): FastifyReply {
  const message = fields
    .map(({ message }) => message)
    .slice(0, 3)
    .join('；');
  return sendProblem(
    {
      status: 400,
      code: 'invalid-request',
      message: message === '' ? '填写的内容有误。' : `${message}。`,
      requestId: request.id,
      fields,
    },
    request,
    reply,
    options.errorPage,
  );
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
