import { toInstant } from '../platform/clock/clock.ts';
import type { DatabasePool } from '../platform/database/pool.ts';
import type { FileStore } from '../platform/files/stores/file-store.ts';
import { sweepFiles } from '../platform/files/sweep-files.ts';
import { type Backlog, countBacklog } from '../platform/jobs/count-backlog.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Ticker } from '../platform/jobs/tick.ts';
import type { AnchorExport } from '../platform/ledger/anchors/anchor-export.ts';
import { exportAnchors } from '../platform/ledger/anchors/export-anchor.ts';
import type { Log } from '../platform/log.ts';
import type { Messages } from '../platform/mail/messages.ts';
import type { Metrics } from '../platform/metrics.ts';
import { sweepSignIn } from '../platform/sessions/session-store.ts';

export interface WorkerParts {
  readonly pool: DatabasePool;
  readonly ticker: Ticker;
  readonly jobs: Jobs;
  readonly store: FileStore;
  readonly messages: Messages;
  readonly anchors: Omit<AnchorExport, 'now'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Worker {
  stop(): Promise<void>;
}

const ANCHOR_EVERY_MS = 60_000;
/** Immediate sending is a job; this picks up what waits for another try. */
const MESSAGES_EVERY_MS = 60_000;
const BACKLOG_EVERY_MS = 30_000;
const SWEEP_EVERY_MS = 6 * 3_600_000;

/** What runs beside requests: due acts, immediate jobs, a signed root each minute, the sweep of files nothing uses. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { pool, ticker, jobs, store, messages, anchors, log, metrics } = parts;
  await jobs.start();
  ticker.start();
  let backlog: Backlog = { failingActs: 0, waitingMessages: 0, failedMessages: 0 };
  metrics.gauge('gongkai_due_acts_failing', () => backlog.failingActs);
  metrics.gauge('gongkai_messages_waiting', () => backlog.waitingMessages);
  metrics.gauge('gongkai_messages_failed', () => backlog.failedMessages);
  const stops = [
    repeat(
      ANCHOR_EVERY_MS,
      async () => {
        const outcome = await exportAnchors(pool.kysely, { ...anchors, now: toInstant(new Date()) });
        metrics.count('gongkai_anchor_runs_total', { outcome: outcome.done });
        if (outcome.done === 'refused')
          log.warn('the ledger could not be anchored: an operator must look', { problem: outcome.problem });
      },
      fault => log.error('anchoring failed', fault),
    ),
    repeat(
      MESSAGES_EVERY_MS,
      async () => void (await messages.deliverDue()),
      fault => log.error('delivering messages failed', fault),
    ),
    repeat(
      BACKLOG_EVERY_MS,
      async () => {
        backlog = await countBacklog(pool.kysely);
      },
      fault => log.error('counting what waits failed', fault),
    ),
    repeat(
      SWEEP_EVERY_MS,
      async () => {
        const report = await sweepFiles({ db: pool.kysely, store, log }, toInstant(new Date()));
        if (report.unused + report.orphans + report.failed > 0) log.info('files swept', { ...report });
      },
      fault => log.error('sweeping files failed', fault),
    ),
    repeat(
      SWEEP_EVERY_MS,
      () => sweepSignIn(pool.kysely, Date.now()),
      fault => log.error('sweeping sessions failed', fault),
    ),
  ];
  return {
    async stop() {
      await Promise.all(stops.map(stop => stop()));
      await ticker.stop();
      await jobs.stop();
    },
  };
}

/** Runs at once and then in this rhythm, never twice at a time; the answer waits for the run at hand. */
function repeat(everyMs: number, run: () => Promise<void>, failed: (fault: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const next = () => {
    running = run()
      .catch(failed)
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs);
      });
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
