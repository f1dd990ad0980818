import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ConnectError, type ConnectFault, openCheckedSocket } from './checked-socket.ts';
import type { FetchPolicy } from './fetch-policy.ts';

export interface GuardedRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For everything together: resolving, connecting, redirects, the last byte. */
  readonly timeMs?: number;
  /** Of the body, unpacked. */
  readonly most?: number;
  /** POST is never sent anywhere else than where it was meant to go. */
  readonly redirects?: number;
}

export interface GuardedResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

export type FetchFault =
  | ConnectFault
  | 'not-an-address'
  | 'protocol-not-allowed'
  | 'credentials-in-address'
  | 'too-many-redirects'
  | 'too-large'
  | 'too-slow'
  | 'broken-answer';

export type FetchOutcome =
  | { readonly ok: true; readonly value: GuardedResponse }
  | { readonly ok: false; readonly fault: FetchFault };

export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<FetchOutcome>;

const DEFAULTS = { timeMs: 15_000, most: 5 * 1024 * 1024, redirects: 3 };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What belongs to one origin and must not travel to the next. */
const ORIGIN_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** The only way out of the house: crawling published pages, webhooks, feeds. Every hop is judged like the first. */
export function createGuardedFetch(policy: FetchPolicy): GuardedFetch {
  return async (address, request = {}) => {
    const { timeMs, most } = { ...DEFAULTS, ...request };
    const method = request.method ?? 'GET';
    const redirects = method === 'POST' ? 0 : (request.redirects ?? DEFAULTS.redirects);
    const signal = AbortSignal.timeout(timeMs);
    let headers = lowerCase(request.headers ?? {});
    let url = parseAddress(address);
    for (let hop = 0; ; hop += 1) {
      if (typeof url === 'string') return { ok: false, fault: url };
      try {
        const response = await send(url, { ...request, method, headers }, policy, signal);
        const target = REDIRECTS.has(response.statusCode ?? 0) ? response.headers.location : undefined;
        if (target === undefined || redirects === 0) return { ok: true, value: await take(response, url, most) };
        response.destroy();
        if (hop >= redirects) return { ok: false, fault: 'too-many-redirects' };
        const next = parseAddress(target, url);
        if (typeof next !== 'string' && next.origin !== url.origin) headers = withoutOriginHeaders(headers);
        url = next;
      } catch (fault) {
        return { ok: false, fault: nameFault(fault, signal) };
      }
    }
  };
}

function parseAddress(address: string, base?: URL): URL | FetchFault {
  if (!URL.canParse(address, base)) return 'not-an-address';
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'protocol-not-allowed';
  return url.username || url.password ? 'credentials-in-address' : url;
}

async function send(
  url: URL,
  request: GuardedRequest,
  policy: FetchPolicy,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const socket = await openCheckedSocket(url, policy, signal);
  const secure = url.protocol === 'https:';
  const { body } = request;
  const options: RequestOptions = {
    method: request.method ?? 'GET',
    host: url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    headers: {
      'user-agent': 'gongkai',
      'accept-encoding': 'gzip, deflate, br',
      ...request.headers,
      host: url.host,
      connection: 'close',
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    agent: false,
    maxHeaderSize: 16 * 1024,
    signal,
    createConnection: () => socket,
  };
  return new Promise((done, fail) => {
    const outgoing = (secure ? requestSecure : requestPlain)(options, done);
    outgoing.on('error', fault => {
      socket.destroy();
      fail(fault);
    });
    outgoing.end(body);
  });
}

class TooLarge extends Error {}

async function take(response: IncomingMessage, url: URL, most: number): Promise<GuardedResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response)) {
    size += chunk.length;
    if (size > most) {
      response.destroy();
      throw new TooLarge();
    }
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), url: url.href };
}

/** Counted after unpacking: a small answer may be a large one in disguise. */
function unpacked(response: IncomingMessage): AsyncIterable<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  const unpackers = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;
  if (encoding === 'identity' || encoding === '') return response;
  if (!(encoding in unpackers)) throw new Error('unknown content encoding');
  const unpacker = unpackers[encoding as keyof typeof unpackers]();
  response.on('error', fault => unpacker.destroy(fault));
  return response.pipe(unpacker);
}

function nameFault(fault: unknown, signal: AbortSignal): FetchFault {
  if (signal.aborted) return 'too-slow';
  if (fault instanceof ConnectError) return fault.fault;
  if (fault instanceof TooLarge) return 'too-large';
  return 'broken-answer';
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function withoutOriginHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ORIGIN_HEADERS.has(name)));
}
