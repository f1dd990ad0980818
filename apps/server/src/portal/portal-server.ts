import type { FastifyInstance } from 'fastify';
import { agencyPages } from '../features/agencies/pages/public-pages.ts';
import { publicAgencyEndpoints } from '../features/agencies/read-public-endpoints.ts';
import { itemsOfAgency } from '../features/disclosures/pages/items-of-agency.ts';
import { disclosurePages } from '../features/disclosures/pages/public-pages.ts';
import { publicDisclosureEndpoints, publicDisclosureRefusals } from '../features/disclosures/read-public-endpoints.ts';
import { reportPages } from '../features/reports/pages/public-pages.ts';
import type { StatementPool } from '../platform/database/statement-pool.ts';
import type { FileStore } from '../platform/files/stores/file-store.ts';
import { beijingDay } from '../platform/html/dates.ts';
import type { SiteSettings } from '../platform/html/site-settings.ts';
import { viewCodeIn } from '../platform/html/view.ts';
import { bindEndpoints } from '../platform/http/bind.ts';
import { platformRefusals } from '../platform/http/platform-refusals.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { createHttpServer, type HttpServerOptions, sendProblem } from '../platform/http/server.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { loadAssets } from './assets.ts';
import type { PageCache } from './cache/page-cache.ts';
import { ChromeMaker } from './chrome-maker.ts';
import { renderErrorPage } from './error-page.ts';
import { preferencesPage } from './preferences-page.ts';
import { rememberCounts } from './remembered-counts.ts';
import { problemSender } from './send-problem.ts';
import { serveAssets } from './serve-assets.ts';
import { frontOf, servePages } from './serve-pages.ts';
import { SiteSnapshot } from './site-snapshot.ts';

export interface PortalParts {
  readonly db: StatementPool;
  readonly files: Pick<FileStore, 'stream'>;
  readonly cache: PageCache;
  readonly log: Log;
  readonly metrics: Metrics;
  /** `https://www.yunling.gov.cn`, and `/zwgk` or nothing. */
  readonly origin: string;
  readonly prefix: string;
  readonly trustProxy: HttpServerOptions['trustProxy'];
  /** For settings that nobody has made yet. */
  readonly siteDefaults?: Partial<SiteSettings>;
  readonly ready: HttpServerOptions['ready'];
}

/** The public process as a server: pages, JSON interface, assets, with the page cache in front of it all. */
export async function createPortalServer(parts: PortalParts): Promise<FastifyInstance> {
  const { db, files, cache, origin, prefix } = parts;
  const https = origin.startsWith('https:');
  const assets = loadAssets();
  const chromes = new ChromeMaker(new SiteSnapshot(db, cache), assets, { origin, prefix }, parts.siteDefaults);
  const fixedHeaders = Object.entries(securityHeaders({ https })).flat();
  const errorPage: HttpServerOptions['errorPage'] = (problem, request) =>
    renderErrorPage(problem, chromes.makeAtOnce(viewCodeIn(request.headers.cookie), '/'));
  const app = await createHttpServer({
    ...{ trustProxy: parts.trustProxy, https, log: parts.log, metrics: parts.metrics, ready: parts.ready, errorPage },
    front: frontOf({ cache, fixedHeaders, prefix }),
  });
  refuseOtherMethods(app, errorPage);
  countCache(parts);
  serveAssets(app, assets, prefix);
  const sendOwn = problemSender(errorPage);
  const today = () => beijingDay(new Date().toISOString());
  const reads = rememberCounts(db, cache);
  const pages = [
    ...disclosurePages({ db: reads, files, today }),
    ...agencyPages({ db, itemsOf: (agencyId, chrome) => itemsOfAgency(reads, agencyId, chrome) }),
    ...reportPages(),
    preferencesPage(),
  ];
  servePages(app, pages, { cache, chromes, sendProblem: sendOwn, fixedHeaders, https, prefix });
  const absolute = (path: string) => chromes.absolute(path);
  bindEndpoints(app, [...publicDisclosureEndpoints({ db, absolute }), ...publicAgencyEndpoints({ db, absolute })], {
    https,
    refusals: { ...platformRefusals, ...publicDisclosureRefusals },
    errorPage,
    transact: () => Promise.reject(new Error('nothing is written by the public process')),
  });
  return app;
}

/** Pages are read, nothing else. The interface has its own methods and answers 404 for those it lacks. */
function refuseOtherMethods(app: FastifyInstance, errorPage: HttpServerOptions['errorPage']): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.url.startsWith('/api/')) return done();
    const problem = {
      status: 405,
      code: 'method-not-allowed',
      message: '这个地址只能查看，不能用这种方式访问。',
      requestId: request.id,
    };
    reply.header('allow', 'GET, HEAD');
    sendProblem(problem, request, reply, errorPage);
  });
}

function countCache({ cache, metrics }: PortalParts): void {
  for (const name of ['hits', 'misses', 'stale', 'flushes', 'evictions'] as const) {
    metrics.gauge(`gongkai_page_cache_${name}`, () => cache.counts[name]);
  }
  metrics.gauge('gongkai_page_cache_bytes', () => cache.bytes);
  metrics.gauge('gongkai_page_cache_pages', () => cache.size);
}
