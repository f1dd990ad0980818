import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from '../platform/http/security-headers.ts';

const DIST = fileURLToPath(new URL('../../../console/dist/', import.meta.url));

const MEDIA_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const NONCE_PLACE = '__CSP_NONCE__';

/** Serves the built console: hashed assets for ever, and the one page with a fresh style nonce for every address it routes itself. */
export function serveConsole(app: FastifyInstance, https: boolean, folder: string = DIST): void {
  const assets = new Map<string, Promise<Asset | null>>();

  app.get('/assets/*', { config: { id: 'console-asset' } }, async (request, reply) => {
    const name = (request.params as { '*': string })['*'];
    if (!/^[\w.-]+$/.test(name) || !MEDIA_TYPES[extname(name)]) return reply.callNotFound();
    let loading = assets.get(name);
    if (!loading) assets.set(name, (loading = loadAsset(join(folder, 'assets', name))));
    const asset = await loading;
    if (!asset) {
      assets.delete(name);
      return reply.callNotFound();
    }
    const encodings = String(request.headers['accept-encoding'] ?? '');
    const encoding = encodings.includes('br') ? 'br' : encodings.includes('gzip') ? 'gzip' : null;
    reply
      .type(asset.mediaType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding');
    if (encoding) reply.header('content-encoding', encoding);
    return reply.send(encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gzip : asset.bytes);
  });

  const page = async () => await readFile(join(folder, 'index.html'), 'utf8');
  app.get('/*', { config: { id: 'console-page' } }, async (request, reply) => {
    if (request.url.startsWith('/api/') || !(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/))
      return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    for (const [name, value] of Object.entries(securityHeaders({ https, styleNonce: nonce })))
      reply.header(name, value);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send((await page()).replaceAll(NONCE_PLACE, nonce));
  });
}

interface Asset {
  readonly bytes: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly mediaType: string;
}

async function loadAsset(path: string): Promise<Asset | null> {
  try {
    const bytes = await readFile(path);
    return {
      bytes,
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      gzip: gzipSync(bytes),
      mediaType: MEDIA_TYPES[extname(path)]!,
    };
  } catch {
    return null;
  }
}
