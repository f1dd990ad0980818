/** What the load process is asked to do: some connections, each asking for one answer at a time, over and over. */
export interface LoadPlan {
  readonly port: number;
  /** Paths in the order they are asked for; every connection begins somewhere else. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly durationMs: number;
  /** Give each call an address of its own in X-Forwarded-For, as a thousand readers have: limits are per reader. */
  readonly fromManyAddresses: boolean;
  /** Walk the paths once, in order, however long that takes. */
  readonly isOnePass?: boolean;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Of one pass: how long each path took, in their order. */
  readonly eachMs?: readonly number[];
  readonly answers: number;
  readonly bytes: number;
  /** Answers other than 200, by status: a race with failures in it counts for nothing. */
  readonly failures: Readonly<Record<string, number>>;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** The busy share of the load process; near 1 it, and not the server, sets the pace. */
  readonly ownBusyShare: number;
}
