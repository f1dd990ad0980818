import { randomBytes } from 'node:crypto';
import http from 'node:http';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import {
  AWAY_RETRY_SECONDS,
  AWAY_SENTENCE,
  FAULT_SENTENCE,
  type PlatformRefusal,
  platformRefusals,
} from './platform-refusals.ts';
import { securityHeaders } from './security-headers.ts';

export const JSON_LIMIT_BYTES = 1_048_576;

export interface HttpServerOptions {
  readonly trustProxy: false | string[];
  readonly https: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Answers before everything else, e.g. from the page cache; true when it did. */
  readonly front?: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
  /** A page in the house's look for people; without it, or when JSON is wanted, the problem is sent. */
  readonly errorPage?: (problem: ShownProblem, request: FastifyRequest) => string;
  /** Shorter times, to see them end. */
  readonly patience?: typeof PATIENCE;
  /** What stands in the way of serving: database, migrations, keys. Empty when ready. */
  readonly ready: () => Promise<readonly string[]>;
}

export interface ShownProblem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  readonly fields?: readonly { field: string; message: string }[];
  readonly retryAfterSeconds?: number;
}

/** Times that a slow client may take; none of them is reached by an honest one. */
const PATIENCE = { headersMs: 15_000, requestMs: 180_000, idleSocketMs: 60_000, checkEveryMs: 5_000 };
const KEEP_ALIVE_MS = 20_000;

export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const patience = options.patience ?? PATIENCE;
  const app: FastifyInstance = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: JSON_LIMIT_BYTES,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    return503OnClosing: true,
    forceCloseConnections: 'idle' as const,
    frameworkErrors: (fault, request, reply) => void sendFault(fault, request, reply as FastifyReply, options),
    clientErrorHandler: answerUnreadable,
    serverFactory: handler => {
      const server = http.createServer(
        {
          headersTimeout: patience.headersMs,
          requestTimeout: patience.requestMs,
          keepAliveTimeout: KEEP_ALIVE_MS,
          connectionsCheckingInterval: patience.checkEveryMs,
          maxHeaderSize: 16_384,
        },
        (request, response) => {
          if (!options.front?.(request, response)) handler(request, response);
        },
      );
      server.setTimeout(patience.idleSocketMs);
      server.maxRequestsPerSocket = 10_000;
      return server;
    },
  });
  await app.register(multipart, { limits: { files: 1, fields: 10, parts: 11, headerPairs: 100, fieldSize: 10_000 } });
  readJsonStrictly(app);
  sendSecurityHeaders(app, options.https);
  countAnswers(app, options.metrics);
  app.setErrorHandler((fault, request, reply) => sendFault(fault, request, reply, options));
  app.setNotFoundHandler((request, reply) => sendRefusal('not-found', request, reply, options));
  app.get('/healthz', { config: { id: 'health' } }, async () => ({ ok: true }));
  app.get('/readyz', { config: { id: 'ready' } }, async (_request, reply) => {
    const problems = await options.ready();
    if (problems.length > 0) reply.status(503).header('retry-after', String(AWAY_RETRY_SECONDS));
    return { ok: problems.length === 0, problems };
  });
  return app;
}

/** Drawn for many requests at a time: one call to the system for each costs more than the rest of its head. */
function requestIds(): () => string {
  const size = 9;
  let drawn = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(256 * size);
      at = 0;
    }
    return drawn.toString('base64url', at, (at += size));
  };
}

/** On every answer that goes out by the framework; pages bring the same ones in a list of their own. What a route set itself stays. */
function sendSecurityHeaders(app: FastifyInstance, https: boolean): void {
  const headers = Object.entries(securityHeaders({ https }));
  app.addHook('onSend', (request, reply, payload, done) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value);
    reply.header('x-request-id', request.id);
    done(null, payload);
  });
}

function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  const series = new Map<string, { count: () => void; time: (seconds: number) => void }>();
  app.addHook('onResponse', (request, reply, done) => {
    const route = (request.routeOptions.config as { id?: string }).id ?? 'other';
    const key = `${route} ${reply.statusCode}`;
    let known = series.get(key);
    if (!known) {
      const status = String(reply.statusCode);
      known = {
        count: metrics.counter('gongkai_http_requests_total', { route, status }),
        time: metrics.timer('gongkai_http_seconds', { route }),
      };
      series.set(key, known);
    }
    known.count();
    known.time(reply.elapsedTime / 1_000);
    done();
  });
}

/** Bytes that are not UTF-8 are refused instead of being replaced silently. */
function readJsonStrictly(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : JSON.parse(utf8.decode(body as Buffer)));
    } catch {
      done(Object.assign(new Error('malformed JSON'), { refusal: 'malformed-json' }), undefined);
    }
  });
}

const FRAMEWORK_CODES: Record<string, PlatformRefusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-content-type',
  FST_REQ_FILE_TOO_LARGE: 'upload-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-content-type',
};

/** The multipart reader tells what is wrong with an upload by messages alone. */
const BROKEN_UPLOAD =
  /^(Multipart: Boundary not found|Unexpected end of multipart data|\w+ terminated early due to unexpected end of multipart data|Unsupported Content-Type|The needle cannot)/;

function sendFault(
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpServerOptions,
): FastifyReply {
  const known = fault as { refusal?: PlatformRefusal; code?: string; statusCode?: number; name?: string };
  if (known.refusal) return sendRefusal(known.refusal, request, reply, options);
  if (known.name === 'DatabaseAway') {
    options.log.warn('the database is away', { requestId: request.id });
    return sendProblem(
      {
        status: 503,
        code: 'database-away',
        message: AWAY_SENTENCE,
        requestId: request.id,
        retryAfterSeconds: AWAY_RETRY_SECONDS,
      },
      request,
      reply,
      options.errorPage,
    );
  }
  const refusal =
    FRAMEWORK_CODES[known.code ?? ''] ??
    (fault instanceof Error && BROKEN_UPLOAD.test(fault.message) ? 'malformed-upload' : null);
  if (refusal) return sendRefusal(refusal, request, reply, options);
  if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500) {
    return sendRefusal('malformed-request', request, reply, options);
  }
  options.log.error('a request failed', fault, {
    requestId: request.id,
    route: (request.routeOptions?.config as { id?: string })?.id,
  });
  return sendProblem(
    { status: 500, code: 'fault', message: FAULT_SENTENCE, requestId: request.id },
    request,
    reply,
    options.errorPage,
  );
}

function sendRefusal(
  code: PlatformRefusal,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpServerOptions,
): FastifyReply {
  const { status, sentence } = platformRefusals[code] as {
    status: number;
    sentence: (facts: Record<string, string>) => string;
  };
  return sendProblem({ status, code, message: sentence({}), requestId: request.id }, request, reply, options.errorPage);
}

/** A problem as JSON, or as a page where a person reads it. */
export function sendProblem(
  problem: ShownProblem,
  request: FastifyRequest,
  reply: FastifyReply,
  errorPage: HttpServerOptions['errorPage'],
): FastifyReply {
  reply.status(problem.status).header('cache-control', 'no-store');
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
  const wantsPage =
    errorPage !== undefined && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
  if (wantsPage) return reply.type('text/html; charset=utf-8').send(errorPage(problem, request));
  const { code, message, requestId, fields } = problem;
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error: { code, message, requestId, ...(fields ? { fields } : {}) } }));
}

/** Bytes that are not HTTP at all: a fixed answer, no log line that a scanner could fill the disk with. */
function answerUnreadable(fault: NodeJS.ErrnoException, socket: import('node:net').Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, text] =
    fault.code === 'HPE_HEADER_OVERFLOW'
      ? [431, '请求头过大。']
      : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, '请求超时。']
        : [400, '请求格式有误，无法读取。'];
  const body = JSON.stringify({ error: { code: 'malformed-request', message: text, requestId: '-' } });
  socket.end(
    `HTTP/1.1 ${status} Error\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
