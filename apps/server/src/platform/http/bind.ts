import type { Readable } from 'node:stream';
import { type Permission, permissions, type RouteDefinition } from '@gongkai/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../outcome.ts';
import type { Session, SessionGate } from '../sessions/gate.ts';
import type { Transact } from '../unit-of-work.ts';
import { parseCookies } from './cookies.ts';
import type { Endpoint, RefusalTexts } from './endpoint.ts';
import { headerOf } from './header-of.ts';
import { makeCall } from './make-call.ts';
import { platformRefusals } from './platform-refusals.ts';
import { limitKey, RateLimit } from './rate-limit.ts';
import { readInput } from './read-input.ts';
import { type HttpServerOptions, sendProblem } from './server.ts';

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
        if (wait !== null) return refuse('too-many-requests', { facts: { seconds: wait } }, request, reply, options);
        const cookies = parseCookies(request.headers.cookie);
        const session = await openSession(cookies, options.gate);
        const barred = checkAccess(route, session, request, options.gate);
        if (barred) return refuse(barred.code, barred, request, reply, options);
        const input = readInput(route, request);
        if (!input.ok) return sendFields(input.fields, request, reply, options);
        const left = new Set<string>();
        const call = makeCall({ request, reply, session, cookies, left, options });
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
): FastifyReply {
  const text = options.refusals[code] ?? (platformRefusals as RefusalTexts)[code];
  if (!text) throw new Error(`no sentence is written for refusal ${code}`);
  const sentence = text.sentence(refusal.facts ?? {});
  // A refusal that passes with time says in its facts how long it lasts.
  const wait = Number(refusal.facts?.retryAfterSeconds ?? (text.status === 429 ? refusal.facts?.seconds : undefined));
  const message = refusal.article ? `${sentence}（${refusal.article}）` : sentence;
  return sendProblem(
    {
      status: text.status,
      code,
      message,
      requestId: request.id,
      ...(wait > 0 ? { retryAfterSeconds: Math.ceil(wait) } : {}),
    },
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
