import { fromKysely, type Job, PgBoss } from 'pg-boss';
import { describeFault, type Log } from '../log.ts';
import type { DeadJob, JobData, JobKind, Jobs } from './jobs.ts';

export interface BossOptions {
  /** The office user's address; the schema is made by `migrate`. */
  readonly address: string;
  readonly log: Log;
  readonly pollSeconds?: number;
  readonly sessions?: number;
}

const DEAD = 'dead-letters';
const RETRIES = 5;
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 600;
const DEAD_KEPT_SECONDS = 90 * 86_400;
const STOP_MS = 20_000;

/** Jobs on pg-boss, its tables in the schema `pgboss` of the same database. */
export function createBossJobs({ address, log, pollSeconds = 0.5, sessions = 4 }: BossOptions): Jobs {
  const boss = new PgBoss({
    connectionString: address,
    application_name: 'gongkai-jobs',
    max: sessions,
    schema: 'pgboss',
    // The office may not change the schema; neither is there anything of cron here.
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  // Emitted whenever the database is away for a moment; unheard, the event would end the process.
  boss.on('error', fault => log.error('job queue fault', fault));
  const kinds = new Map<string, JobKind<JobData>>();

  return {
    define(kind) {
      if (kinds.has(kind.name)) throw new Error(`job ${kind.name} is defined twice`);
      kinds.set(kind.name, kind as unknown as JobKind<JobData>);
    },
    async send(tx, name, data, options = {}) {
      if (!kinds.has(name)) throw new Error(`job ${name} is not defined`);
      const { key, afterSeconds } = options;
      await boss.send(key === undefined ? name : keyed(name), data, {
        db: fromKysely(tx),
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
      });
    },
    async start({ work = true } = {}) {
      await boss.start();
      await boss.createQueue(DEAD, { retentionSeconds: DEAD_KEPT_SECONDS });
      for (const kind of kinds.values()) await startKind(boss, kind, work, pollSeconds, log);
    },
    async stop(withinMs = STOP_MS) {
      await boss.stop({ graceful: true, timeout: withinMs, close: true });
    },
    async listDead() {
      const jobs = await boss.findJobs<JobData>(DEAD, { queued: true });
      return jobs.map(
        (job): DeadJob => ({
          id: job.id,
          name: plain((job as unknown as { sourceName?: string }).sourceName ?? ''),
          data: job.data,
          failedAt: new Date(job.createdOn),
        }),
      );
    },
    async redrive(name) {
      const counts = [];
      for (const sourceName of [name, keyed(name)]) counts.push(await boss.redrive(DEAD, { sourceName }));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** A queue either holds each key once or knows no keys; so a kind has two queues. */
const keyed = (name: string) => `${name}.keyed`;
const plain = (queue: string) => queue.replace(/\.keyed$/, '');

async function startKind(
  boss: PgBoss,
  kind: JobKind<JobData>,
  work: boolean,
  pollSeconds: number,
  log: Log,
): Promise<void> {
  const settings = {
    retryLimit: kind.retries ?? RETRIES,
    retryDelay: FIRST_PAUSE_SECONDS,
    retryBackoff: true,
    retryDelayMax: LONGEST_PAUSE_SECONDS,
    expireInSeconds: kind.expireSeconds ?? 300,
    deadLetter: DEAD,
  };
  for (const [queue, policy] of [
    [kind.name, 'standard'],
    [keyed(kind.name), 'short'],
  ] as const) {
    // An existing queue keeps its settings at createQueue; a new version's settings come by the update.
    await boss.createQueue(queue, { ...settings, policy });
    await boss.updateQueue(queue, settings);
    if (!work) continue;
    const options = { pollingIntervalSeconds: pollSeconds, batchSize: 1, localConcurrency: kind.atOnce ?? 1 };
    await boss.work<JobData>(queue, options, async ([job]) => {
      if (job) await runJob(kind, job, log);
    });
  }
}

async function runJob(kind: JobKind<JobData>, job: Job<JobData>, log: Log): Promise<void> {
  try {
    await kind.handle(job.data, { signal: job.signal, jobId: job.id });
  } catch (fault) {
    log.error('a job failed', fault, { job: kind.name, jobId: job.id });
    // pg-boss keeps what is thrown beside the job: only what may be logged.
    const { fault: name, code, reason } = describeFault(fault);
    throw new Error([name, code, reason].filter(Boolean).join(' '));
  }
}
