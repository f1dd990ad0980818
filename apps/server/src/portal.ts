import type { AddressInfo } from 'node:net';
import type { OperatorLog } from './platform/database/operator-log.ts';
import { openStatementPool } from './platform/database/statement-pool.ts';
import { createLog, type Log } from './platform/log.ts';
import type { MetricFamily } from './platform/metric-families.ts';
import { Metrics } from './platform/metrics.ts';
import { watchProcess } from './platform/watch-process.ts';
import { PageCache } from './portal/cache/page-cache.ts';
import { type PortalEnvironment, readPortalEnvironment } from './portal/environment.ts';
import { createPortalServer } from './portal/portal-server.ts';
import { openPublicFiles } from './portal/public-files.ts';
import { followSiteChanges } from './portal/site-changes.ts';

/** Pages read little; whatever takes longer than this is broken and must not hold a connection. */
const STATEMENT_TIMEOUT_MS = 5_000;

export interface RunningPortal {
  readonly port: number;
  families(): MetricFamily[];
  close(): Promise<void>;
}

/** The public process: pages, public interface, feeds. It holds no key and knows no address but its own database user's. */
export async function startPortal(environment: PortalEnvironment, log: Log): Promise<RunningPortal> {
  const metrics = new Metrics({ process: 'portal' });
  const operatorLog = asOperatorLog(log);
  const db = openStatementPool(environment.DATABASE_PORTAL_URL, {
    size: environment.DATABASE_POOL_SIZE,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    name: 'gongkai portal',
    log: operatorLog,
  });
  watchProcess(metrics, db);
  const cache = new PageCache({ maxBytes: environment.PAGE_CACHE_MB * 1_048_576 });
  const changes = followSiteChanges({ address: environment.DATABASE_PORTAL_URL, cache, log: operatorLog });
  const app = await createPortalServer({
    ...{ db, cache, log, metrics },
    files: await openPublicFiles({ folder: environment.FILES_DIR, s3Url: environment.S3_URL }),
    origin: environment.PUBLIC_URL,
    prefix: environment.MOUNT_PREFIX,
    trustProxy: environment.TRUST_PROXY === '' ? false : environment.TRUST_PROXY.split(','),
    ...(environment.MODE === 'demo'
      ? { siteDefaults: { notice: '演示数据，机构与人物均为虚构', staffUrl: environment.OFFICE_URL } }
      : {}),
    ready: async () => {
      try {
        await db.query('select 1 from public_site.site limit 1');
        return [];
      } catch {
        return ['the database does not answer'];
      }
    },
  });
  await app.listen({ host: environment.HOST, port: environment.PORT });
  return {
    port: (app.server.address() as AddressInfo).port,
    families: () => metrics.families(),
    async close() {
      await app.close();
      await changes.close();
      await db.close();
    },
  };
}

function asOperatorLog(log: Log): OperatorLog {
  return (level, message, facts = {}) => {
    const fields = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
    if (level === 'error') log.error(message, undefined, fields);
    else log[level](message, fields);
  };
}

/** Beside an office the database may still be starting while this program is read: its address then comes by message. */
async function settings(): Promise<NodeJS.ProcessEnv> {
  if (process.env.DATABASE_PORTAL_URL !== undefined || !process.send) return process.env;
  return { ...process.env, DATABASE_PORTAL_URL: await hearDatabase() };
}

function hearDatabase(): Promise<string> {
  return new Promise(resolve => {
    const leave = () => process.exit(0);
    const hear = (message: unknown) => {
      const { kind, address } = (message ?? {}) as { kind?: string; address?: string };
      if (kind !== 'database' || typeof address !== 'string') return;
      process.off('message', hear);
      process.off('disconnect', leave);
      resolve(address);
    };
    if (!process.connected) leave();
    process.on('disconnect', leave);
    process.on('message', hear);
  });
}

/** Started by the office: tells it when it listens, drops pages when told, ends with it. */
async function run(): Promise<void> {
  const log = createLog('portal');
  const read = readPortalEnvironment(await settings());
  if (!read.ok) {
    log.error('the portal cannot start with these settings', undefined, { problems: read.problems.join('; ') });
    process.exit(2);
  }
  const portal = await startPortal(read.environment, log);
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    portal.close().then(
      () => process.exit(0),
      fault => {
        log.error('the portal did not stop in order', fault);
        process.exit(3);
      },
    );
  };
  process.on('SIGTERM', stop);
  // The terminal sends this one to both processes; the office then sends SIGTERM.
  process.on('SIGINT', () => {});
  process.on('disconnect', stop);
  process.on('message', message => {
    const { kind, id } = (message ?? {}) as { kind?: string; id?: number };
    if (kind === 'metrics') process.send?.({ kind: 'metrics', id, families: portal.families() });
  });
  process.send?.({ kind: 'listening', port: portal.port });
  log.info('the portal listens', { port: portal.port });
}

if (import.meta.main) await run();
