import type { Tx } from '../work.ts';

/** Ids and codes only: job rows are read by operators and kept for days. Never a personal value. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

export interface JobRun {
  /** Aborted when the server stops or the job's time is over. */
  readonly signal: AbortSignal;
  readonly jobId: string;
}

export interface JobKind<Data extends JobData> {
  /** kebab-case, imperative: `index-item`. */
  readonly name: string;
  /** May run more than once for one job: a node can die between the work and its mark. */
  handle(data: Data, run: JobRun): Promise<void>;
  /** Tries after the first, with growing pauses; then the job waits in the dead letters for a person. */
  readonly retries?: number;
  readonly atOnce?: number;
  readonly expireSeconds?: number;
}

export interface SendOptions {
  /** Of jobs with one key only one waits at a time: a second `refresh-feeds` before the first began is no second. */
  readonly key?: string;
  readonly afterSeconds?: number;
}

export interface DeadJob {
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  readonly failedAt: Date;
}

/** Immediate work after a commit. Legal and scheduled acts are no jobs: they are due rows (`tick.ts`). */
export interface Jobs {
  define<Data extends JobData>(kind: JobKind<Data>): void;
  /** Part of the caller's transaction: undone with it, visible to workers with its commit. */
  send(tx: Tx, name: string, data: JobData, options?: SendOptions): Promise<void>;
  /** Ready to send. `work` false: this node only sends. */
  start(options?: { readonly work?: boolean }): Promise<void>;
  /** Takes no new job, lets the running ones finish within the time, gives the others back. */
  stop(withinMs?: number): Promise<void>;
  listDead(): Promise<readonly DeadJob[]>;
  /** Puts the dead jobs of a kind back; answers how many. */
  redrive(name: string): Promise<number>;
}
