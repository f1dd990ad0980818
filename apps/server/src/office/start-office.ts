import { dirname, join } from 'node:path';
import { describeApi } from '@gongkai/contract';
import type { FastifyInstance } from 'fastify';
import { InstalledCalendar } from '../platform/calendar/installed-calendar.ts';
import { type Clock, systemClock, toInstant } from '../platform/clock/clock.ts';
import { TestClock } from '../platform/clock/test-clock.ts';
import type { Config } from '../platform/config.ts';
import type { DatabaseAddresses } from '../platform/database/addresses.ts';
import { openListener } from '../platform/database/listener.ts';
import { openPool } from '../platform/database/pool.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { createReaderPool } from '../platform/files/reader/reader-pool.ts';
import { openFileStore } from '../platform/files/stores/open-file-store.ts';
import { bindEndpoints } from '../platform/http/bind.ts';
import { listenForMetrics } from '../platform/http/metrics-listener.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { createBossJobs } from '../platform/jobs/boss-jobs.ts';
import { createTicker } from '../platform/jobs/tick.ts';
import { openKeys } from '../platform/keys/open-keys.ts';
import { proveKeys } from '../platform/keys/prove-keys.ts';
import { folderPlace, placeWarning } from '../platform/ledger/anchors/folder-place.ts';
import { openSigner } from '../platform/ledger/anchors/signing-key.ts';
import { append } from '../platform/ledger/append.ts';
import type { Log } from '../platform/log.ts';
import type { MetricFamily } from '../platform/metric-families.ts';
import { Metrics } from '../platform/metrics.ts';
import { createTransact } from '../platform/unit-of-work.ts';
import { watchProcess } from '../platform/watch-process.ts';
import { composeFeatures } from './compose-features.ts';
import { serveConsole } from './console-pages.ts';
import type { OfficeParts } from './office-parts.ts';
import { createReadiness } from './readiness.ts';
import { startWorker, type Worker } from './worker.ts';

export interface OfficeOptions {
  readonly config: Config;
  readonly addresses: DatabaseAddresses;
  readonly log: Log;
  /** Whether this node answers staff, and whether it does the work beside requests. */
  readonly listen: boolean;
  readonly work: boolean;
  /** Drops the cached pages of the portal on this machine before an answer goes out. */
  readonly flushPortal: () => Promise<void>;
  /** What the portal beside this office counted: both are read at one place. */
  readonly portalFamilies?: () => Promise<readonly MetricFamily[]>;
}

export interface RunningOffice {
  readonly app: FastifyInstance | null;
  readonly metricsPort: number | null;
  readonly parts: OfficeParts;
  readonly composed: ReturnType<typeof composeFeatures>;
  close(): Promise<void>;
}

/** Puts the platform together, the features on it, and listens. Throws `StartRefusal` for what an operator can mend. */
export async function startOffice(options: OfficeOptions): Promise<RunningOffice> {
  const { config, addresses, log } = options;
  const metrics = new Metrics({ process: 'office' });
  const pool = openPool(addresses.officeUrl, { size: config.databasePoolSize });
  watchProcess(metrics, pool);
  const closers: (() => Promise<void>)[] = [() => pool.close()];
  try {
    const keys = await mustOpenKeys(config);
    const signer = await mustOpenSigner(config);
    const foreign = await proveKeys(pool.kysely, keys);
    if (foreign !== null) throw new StartRefusal(2, foreign);
    log.info('the ledger is anchored under this public key: note it elsewhere', { publicKey: signer.publicKey });
    const algorithm = config.cryptoProfile === 'guomi' ? ('sm3' as const) : ('sha256' as const);
    const testClock = config.mode === 'acceptance' ? new TestClock() : null;
    const clock: Clock = testClock ?? systemClock;
    const calendar = new InstalledCalendar();
    const reload = async () => {
      await calendar.reload(pool);
      await testClock?.reload(pool);
    };
    await reload();
    let reloading = Promise.resolve();
    const reloadSoon = () => {
      reloading = reloading.then(reload).catch(fault => log.error('calendar or clock could not be read again', fault));
    };
    const listener = openListener(addresses.officeUrl, {
      channels: ['calendar_changed', 'test_clock'],
      onNotification: reloadSoon,
      onState: state => state === 'up' && reloadSoon(),
    });
    // What was just heard is still being read: the pool must not close under it.
    closers.push(async () => {
      await listener.close();
      await reloading;
    });

    const transact = createTransact({
      db: pool.kysely,
      clock,
      log,
      append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm }),
    });
    const store = await openFileStore({ dataDir: config.dataDir, s3Url: config.s3Url });
    const reader = createReaderPool();
    closers.push(async () => reader.stop());
    const jobs = createBossJobs({ address: addresses.officeUrl, log });
    const siteChanged = async () => {
      await pool.query(`select pg_notify('site_changed', '')`);
      await options.flushPortal();
    };
    const parts: OfficeParts = {
      config,
      pool,
      clock,
      testClock,
      calendar: calendar.current,
      keys,
      transact,
      store,
      reader,
      jobs,
      log,
      metrics,
      siteChanged,
      runDueActs: async () => (await ticker.tick()).done,
    };
    const composed = composeFeatures(parts);
    const ticker = createTicker({ transact, acts: composed.dueActs, log });

    const ready = createReadiness(pool, keys);
    const app = options.listen ? await openDoors(options, metrics, composed, transact, ready) : null;
    if (app) closers.push(() => app.close());
    const families = async () => [metrics.families(), (await options.portalFamilies?.()) ?? []];
    const metricsListener = await listenForMetrics(families, config.metricsPort).catch(fault => {
      log.warn('metrics are not served: the port is in use', {
        port: config.metricsPort,
        code: (fault as { code?: string }).code,
      });
      return null;
    });
    if (metricsListener) closers.push(() => metricsListener.close());
    let worker: Worker | null = null;
    if (options.work) {
      const place = folderPlace(config.anchorDir, config.dataDir);
      const warning = placeWarning(place);
      if (warning) log.warn(warning);
      worker = await startWorker({
        pool,
        ticker,
        jobs,
        store,
        messages: composed.messages,
        anchors: { place, signer, algorithm },
        log,
        metrics,
      });
      const running = worker;
      closers.push(() => running.stop());
    } else {
      await jobs.start({ work: false });
      closers.push(() => jobs.stop());
    }
    return { app, metricsPort: metricsListener?.port ?? null, parts, composed, close: () => closeAll(closers, log) };
  } catch (fault) {
    await closeAll(closers, log);
    throw fault;
  }
}

async function openDoors(
  { config, log }: OfficeOptions,
  metrics: Metrics,
  composed: ReturnType<typeof composeFeatures>,
  transact: ReturnType<typeof createTransact>,
  ready: () => Promise<string[]>,
): Promise<FastifyInstance> {
  const https = config.officeUrl.startsWith('https:');
  const app = await createHttpServer({
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    https,
    log,
    metrics,
    ready,
  });
  for (const { endpoints, refusals } of composed.rooms)
    bindEndpoints(app, endpoints, { https, transact, refusals, gate: composed.gate });
  const api = JSON.stringify(
    describeApi({ office: config.officeUrl, portal: `${config.publicUrl}${config.mountPrefix}` }),
  );
  app.get('/api/openapi.json', { config: { id: 'openapi' } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(api),
  );
  serveConsole(app, https);
  await app.listen({ host: config.host, port: config.officePort });
  return app;
}

async function mustOpenKeys(config: Config) {
  const opened = await openKeys({
    file: config.keyFile,
    dataDir: config.dataDir,
    mode: config.mode,
    profile: config.cryptoProfile,
    now: toInstant(new Date()),
  });
  if (!opened.ok) throw new StartRefusal(2, opened.problem);
  return opened.keys;
}

async function mustOpenSigner(config: Config) {
  const opened = await openSigner(
    join(dirname(config.keyFile), 'anchor-key.json'),
    config.cryptoProfile === 'guomi' ? 'sm2' : 'ed25519',
    config.mode !== 'production',
  );
  if (!opened.ok) throw new StartRefusal(2, opened.problem);
  return opened.signer;
}

async function closeAll(closers: (() => Promise<void>)[], log: Log): Promise<void> {
  for (const close of closers.reverse()) await close().catch(fault => log.error('a part did not stop in order', fault));
}
