/** How many failures are let pass, and how the wait grows after each further one. */
export interface LockRule {
  readonly freeFailures: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Failures older than this are forgotten. */
  readonly forgetMs: number;
}

export type FailureScope = 'unknown-device' | 'known-device' | 'address';

const MINUTE_MS = 60_000;

/**
 * Failures from browsers the account never used count apart from those in its own browsers: whoever hammers an account from
 * elsewhere locks elsewhere only. An address gets more, since a county office goes out through one; a known device
 * with its owner's account is not held up by it.
 */
export const lockRules: Readonly<Record<FailureScope, LockRule>> = {
  'unknown-device': {
    freeFailures: 5,
    firstWaitMs: MINUTE_MS,
    longestWaitMs: 30 * MINUTE_MS,
    forgetMs: 24 * 60 * MINUTE_MS,
  },
  'known-device': {
    freeFailures: 5,
    firstWaitMs: MINUTE_MS,
    longestWaitMs: 30 * MINUTE_MS,
    forgetMs: 24 * 60 * MINUTE_MS,
  },
  address: { freeFailures: 40, firstWaitMs: MINUTE_MS, longestWaitMs: 15 * MINUTE_MS, forgetMs: 60 * MINUTE_MS },
};

/** Wait after the n-th failure in a row: none up to the free ones, then doubled each time. */
export function waitAfter(failures: number, rule: LockRule): number {
  const beyond = failures - rule.freeFailures;
  return beyond < 0 ? 0 : Math.min(rule.firstWaitMs * 2 ** Math.min(beyond, 30), rule.longestWaitMs);
}
