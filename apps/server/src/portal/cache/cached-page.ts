import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** A finished answer, ready to be written as bytes in the encoding that the reader takes. */
export interface CachedPage {
  readonly key: string;
  readonly status: number;
  readonly mediaType: string;
  readonly etag: string;
  readonly storedAtMs: number;
  readonly bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
  /** Header lists by encoding, made once. */
  readonly heads: Partial<Record<Encoding, string[]>>;
  /** Used since it was last looked at for eviction. */
  touched: boolean;
  compressing: boolean;
  bytes: number;
}

export function makeCachedPage(
  key: string,
  answer: { status: number; mediaType: string; body: Buffer },
  nowMs: number,
): CachedPage {
  return {
    key,
    status: answer.status,
    mediaType: answer.mediaType,
    etag: etagOf(answer.body),
    storedAtMs: nowMs,
    bodies: { identity: answer.body },
    heads: {},
    touched: false,
    compressing: false,
    bytes: answer.body.length + 2 * key.length + 1_024,
  };
}

/** Weak, because one tag stands for all encodings. */
export function etagOf(body: Buffer): string {
  return `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** Quick compression before the first answer: its reader may sit on a slow line too. Gives the bytes added. */
export async function compressQuickly(page: CachedPage, accepted: string | undefined): Promise<number> {
  const { identity, gzip: zipped } = page.bodies;
  if (accepted === undefined || zipped || identity.length < WORTH_COMPRESSING || !takes(GZIP, accepted)) return 0;
  page.bodies.gzip = await compressGzip(identity, { level: 4 });
  return page.bodies.gzip.length;
}

/** Strong compression, off the main thread, for pages that are asked for again. Gives the bytes added. */
export async function compressStrongly(page: CachedPage): Promise<number> {
  const { identity } = page.bodies;
  if (page.compressing || identity.length < WORTH_COMPRESSING) return 0;
  page.compressing = true;
  page.bodies.br = await compressBrotli(identity, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
    },
  });
  if (page.bodies.gzip) return page.bodies.br.length;
  page.bodies.gzip = await compressGzip(identity, { level: 6 });
  return page.bodies.br.length + page.bodies.gzip.length;
}

/** A smaller answer fits one packet as it is. */
const WORTH_COMPRESSING = 1_200;

/** The encoding to send: brotli, gzip or none, as the reader takes it and as it is ready. */
export function chooseEncoding(accepted: string | undefined, bodies: CachedPage['bodies']): Encoding {
  if (accepted === undefined) return 'identity';
  if (bodies.br && takes(BROTLI, accepted)) return 'br';
  return bodies.gzip && takes(GZIP, accepted) ? 'gzip' : 'identity';
}

const BROTLI = /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;
const GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;

function takes(encoding: RegExp, accepted: string): boolean {
  return encoding.test(accepted);
}

/** Writes the page on the bare response: no framework, no copying, headers as one prepared list. */
export function sendCachedPage(
  page: CachedPage,
  request: IncomingMessage,
  response: ServerResponse,
  fixedHeaders: readonly string[],
  extraHeaders: readonly string[] = [],
): void {
  const encoding = chooseEncoding(request.headers['accept-encoding'], page.bodies);
  const head = (page.heads[encoding] ??= headOf(page, encoding, fixedHeaders));
  const headers = extraHeaders.length > 0 ? [...head, ...extraHeaders] : head;
  if (page.status === 200 && matchesTag(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, withoutLength(headers)).end();
    return;
  }
  response.writeHead(page.status, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(page.bodies[encoding]);
}

function headOf(page: CachedPage, encoding: Encoding, fixed: readonly string[]): string[] {
  return [
    'Content-Type',
    page.mediaType,
    'Content-Length',
    String(page.bodies[encoding]!.length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    'ETag',
    page.etag,
    ...pageHeaders,
    ...fixed,
  ];
}

/** Browsers and proxies may keep a page but ask each time whether it still stands: what is withdrawn is gone at once. */
export const pageHeaders = ['Cache-Control', 'no-cache', 'Vary', 'Accept-Encoding, Cookie'] as const;

function withoutLength(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    if (headers[at] !== 'Content-Length' && headers[at] !== 'Content-Encoding')
      kept.push(headers[at]!, headers[at + 1]!);
  }
  return kept;
}

export function matchesTag(sent: string | undefined, etag: string): boolean {
  if (sent === undefined) return false;
  if (sent === '*') return true;
  const bare = etag.slice(2);
  return sent.split(',').some(tag => tag.trim().replace(/^W\//, '') === bare);
}
