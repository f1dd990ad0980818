import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Asset, Assets } from './assets.ts';

/** A year; the address changes with the content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

type Encoding = 'br' | 'gzip';

export function serveAssets(app: FastifyInstance, assets: Assets, prefix: string): void {
  const checkupScope = `${prefix}/checkup`;
  // Names come from the packages and our own folders, so there are no more of them than files.
  const ready = new Map<string, ReadyAsset>();
  app.get('/assets/*', { config: { id: 'portal.asset' } }, async (request, reply) => {
    const path = request.url.split('?')[0]!;
    let asset = ready.get(path);
    if (!asset) {
      const found = await assets.find(path);
      if (!found) return reply.callNotFound();
      asset = new ReadyAsset(found);
      ready.set(path, asset);
    }
    const encoding = asset.choose(request.headers['accept-encoding'] ?? '');
    if (encoding) reply.header('content-encoding', encoding);
    // It keeps the check-up page for work without a network; the page lies above the assets.
    if (/\/offline-[\w-]+\.js$/.test(path)) reply.header('service-worker-allowed', checkupScope);
    return reply
      .header('cache-control', FOR_EVER)
      .header('vary', 'Accept-Encoding')
      .type(asset.mediaType)
      .send(await asset.bytes(encoding));
  });
}

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(body) } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 9 }),
};

/** The best costs seven seconds for a megabyte of program, the next best one, and its first reader waits for it. */
const qualityFor = ({ length }: Buffer) => (length > 200_000 ? 9 : constants.BROTLI_MAX_QUALITY);

/** Compressed once, when first asked for, and beside the event loop: other readers must not wait for a large program. */
class ReadyAsset {
  readonly mediaType: string;
  readonly #body: Buffer;
  readonly #compressed: Partial<Record<Encoding, Promise<Buffer>>> = {};

  constructor({ mediaType, body }: Asset) {
    this.mediaType = mediaType;
    this.#body = body;
  }

  choose(accepted: string): Encoding | null {
    // Fonts are compressed already.
    if (this.mediaType === 'font/woff2') return null;
    return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  }

  bytes(encoding: Encoding | null): Buffer | Promise<Buffer> {
    if (encoding === null) return this.#body;
    this.#compressed[encoding] ??= compressors[encoding](this.#body);
    return this.#compressed[encoding];
  }
}
