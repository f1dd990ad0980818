import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway } from '../platform/database/database-away.ts';
import type { PageAnswer, PublicPage } from '../platform/html/public-page.ts';
import { renderPage } from '../platform/html/shell.ts';
import { VIEW_COOKIE, VIEW_COOKIE_SECONDS, viewCodeIn } from '../platform/html/view.ts';
import { formatCookie } from '../platform/http/cookies.ts';
import { limitKey, RateLimit } from '../platform/http/rate-limit.ts';
import { type CachedPage, sendCachedPage } from './cache/cached-page.ts';
import type { PageCache } from './cache/page-cache.ts';
import { isReadable, pageKey, readQuery, spellingOf } from './cache/page-key.ts';
import type { ChromeMaker } from './chrome-maker.ts';
import type { SendProblem } from './send-problem.ts';

export interface PageServerParts {
  readonly cache: PageCache;
  readonly chromes: ChromeMaker;
  readonly sendProblem: SendProblem;
  /** Security headers, as a flat list, for answers that never meet the framework. */
  readonly fixedHeaders: readonly string[];
  readonly https: boolean;
  readonly prefix: string;
}

/** Enough for people and crawlers; a page that is kept is not counted at all. */
const DEFAULT_PER_MINUTE = 600;
/** RFC 9111 obsoleted the header, browsers ignore it; it tells operators and tests what they see. */
const STALE = ['Warning', '110 - "Response is Stale"'] as const;

export function servePages(app: FastifyInstance, pages: readonly PublicPage[], parts: PageServerParts): void {
  const limits = new RateLimit();
  for (const page of pages) {
    app.route({
      method: 'GET',
      url: page.path,
      config: { id: page.id },
      handler: (request, reply) => {
        const wait = limits.take(
          `${page.id} ${limitKey(request.ip)}`,
          page.perMinute ?? DEFAULT_PER_MINUTE,
          Date.now(),
        );
        if (wait !== null) return parts.sendProblem('too-many-requests', request, reply, { retryAfterSeconds: wait });
        return answerRequest(page, request, reply, parts);
      },
    });
  }
}

async function answerRequest(
  page: PublicPage,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageServerParts,
): Promise<FastifyReply> {
  const { cache } = parts;
  const params = request.params as Record<string, string>;
  if (!Object.values(params).every(isReadable)) return parts.sendProblem('malformed-request', request, reply);
  const read = readQuery(searchOf(request.raw.url ?? '/'), page.query);
  if (!read.ok) return parts.sendProblem('invalid-request', request, reply, { message: read.sentence });
  const view = viewCodeIn(request.headers.cookie);
  const key = pageKey(view, pathOf(page, params), read.query);
  const spelling = spellingOf(view, request.raw.url ?? '/');
  if (page.cached) {
    const kept = cache.find(key, spelling);
    if (kept) return sendKept(kept, request, reply, parts);
  }
  const { generation } = cache;
  try {
    const chrome = await parts.chromes.make(view, key.slice(view.length + 1));
    const answer = await page.answer({ params, query: read.query, chrome });
    if (!page.cached || answer.kind === 'stream' || answer.kind === 'redirect')
      return sendUncached(answer, request, reply, parts);
    const finished = finish(answer, chrome);
    if (!finished) return sendUncached(answer, request, reply, parts);
    const fresh = cache.keep(generation, key, spelling, finished);
    const accepted = request.headers['accept-encoding'];
    if (accepted !== undefined) await cache.compress(fresh, accepted);
    return sendKept(fresh, request, reply, parts);
  } catch (fault) {
    if (!isAway(fault)) throw fault;
    cache.noteAway();
    const stale = page.cached ? cache.findStale(key) : null;
    if (!stale) throw fault;
    return sendKept(stale, request, reply, parts, STALE);
  }
}

/** Pages and documents become bytes that can be kept; everything else is sent in its own way. */
function finish(
  answer: PageAnswer,
  chrome: Parameters<typeof renderPage>[1],
): { status: number; mediaType: string; body: Buffer } | null {
  if (answer.kind === 'document') return { status: 200, mediaType: answer.mediaType, body: Buffer.from(answer.text) };
  if (answer.kind !== 'page') return null;
  const body = Buffer.from(renderPage(answer.page, chrome));
  return { status: answer.status ?? 200, mediaType: 'text/html; charset=utf-8', body };
}

function sendKept(
  page: CachedPage,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageServerParts,
  extra: readonly string[] = [],
): FastifyReply {
  reply.hijack();
  sendCachedPage(page, request.raw, reply.raw, parts.fixedHeaders, ['X-Request-Id', request.id, ...extra]);
  return reply;
}

async function sendUncached(
  answer: PageAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageServerParts,
): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'missing':
      return parts.sendProblem('not-found', request, reply);
    case 'refused':
      return parts.sendProblem('invalid-request', request, reply, { message: answer.sentence });
    case 'redirect':
      if (answer.viewCode !== undefined) reply.header('set-cookie', viewCookie(answer.viewCode, parts));
      return reply.header('cache-control', 'no-store').redirect(parts.prefix + answer.to, 303);
    case 'stream':
      return reply.headers(answer.headers).send(answer.stream);
    default: {
      const chrome = await parts.chromes.make(viewCodeIn(request.headers.cookie), request.raw.url ?? '/');
      const { status, mediaType, body } = finish(answer, chrome)!;
      return reply.status(status).header('cache-control', 'no-store').type(mediaType).send(body);
    }
  }
}

function viewCookie(code: string, parts: PageServerParts): string {
  return formatCookie(VIEW_COOKIE, code, {
    secure: parts.https,
    maxAgeSeconds: code === '' ? 0 : VIEW_COOKIE_SECONDS,
    path: parts.prefix || '/',
  });
}

/** Answers what is kept before the framework sees the request: one look into a map, one write. */
export function frontOf(
  parts: Pick<PageServerParts, 'cache' | 'fixedHeaders' | 'prefix'>,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { cache, fixedHeaders, prefix } = parts;
  return (request, response) => {
    if (prefix !== '') request.url = withoutPrefix(request.url ?? '/', prefix);
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const found = cache.atOnce(spellingOf(viewCodeIn(request.headers.cookie), request.url ?? '/'));
    if (!found) return false;
    sendCachedPage(found.page, request, response, fixedHeaders, found.stale ? STALE : []);
    return true;
  };
}

/** Under a prefix the site answers with it and without: proxies in front strip it or do not. */
function withoutPrefix(url: string, prefix: string): string {
  if (!url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest === '') return '/';
  return rest.startsWith('/') ? rest : rest.startsWith('?') ? `/${rest}` : url;
}

/** The path as we write it ourselves: other spellings of the same letters are the same page. */
function pathOf(page: PublicPage, params: Readonly<Record<string, string>>): string {
  return page.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(params[name] ?? ''));
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
