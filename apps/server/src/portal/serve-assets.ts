import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Asset, Assets } from './assets.ts';

/** A year; the address changes with the content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

interface ReadyAsset extends Asset {
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

export function serveAssets(app: FastifyInstance, assets: Assets, prefix: string): void {
  const checkupScope = `${prefix}/checkup`;
  const ready = new Map<string, ReadyAsset>();
  app.get('/assets/*', { config: { id: 'portal.asset' } }, async (request, reply) => {
    const path = request.url.split('?')[0]!;
    let asset = ready.get(path);
    if (!asset) {
      const found = await assets.find(path);
      if (!found) return reply.callNotFound();
      asset = prepare(found);
      // Names come from the package and our own folder, so there are no more of them than files.
      ready.set(path, asset);
    }
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding =
      asset.br && /\bbr\b/.test(accepted) ? 'br' : asset.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null;
    if (encoding) reply.header('content-encoding', encoding);
    // It keeps the check-up page for work without a network; the page lies above the assets.
    if (/\/offline-[\w-]+\.js$/.test(path)) reply.header('service-worker-allowed', checkupScope);
    return reply
      .header('cache-control', FOR_EVER)
      .header('vary', 'Accept-Encoding')
      .type(asset.mediaType)
      .send(encoding ? asset[encoding] : asset.body);
  });
}

/** Fonts are compressed already. */
function prepare(asset: Asset): ReadyAsset {
  if (asset.mediaType === 'font/woff2') return { ...asset, br: null, gzip: null };
  return { ...asset, br: brotliCompressSync(asset.body), gzip: gzipSync(asset.body, { level: 9 }) };
}
