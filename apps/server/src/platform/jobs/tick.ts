import { sql } from 'kysely';
import { toInstant } from '../clock/clock.ts';
import type { DueAct } from '../feature.ts';
import { describeFault, type Log } from '../log.ts';
import { done } from '../outcome.ts';
import type { Transact } from '../unit-of-work.ts';
import type { Work } from '../work.ts';
import { type ClaimedAct, claimDueAct, markActDone, markActFailed } from './due-acts.ts';

export interface TickReport {
  readonly done: number;
  readonly failed: number;
}

export interface Ticker {
  /** Does everything that is due by the legal clock now. Safe beside other nodes and beside itself. */
  tick(): Promise<TickReport>;
  /** Ticks every few seconds until stopped; a database that is away is waited for. */
  start(everyMs?: number): void;
  /** Lets the act at hand finish. */
  stop(): Promise<void>;
}

export interface TickerParts {
  readonly transact: Transact;
  readonly acts: readonly DueAct[];
  readonly log: Log;
  /** Real time, by which retries wait. */
  readonly realTime?: () => Date;
}

const EVERY_MS = 3_000;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 3_600_000;

export function createTicker({ transact, acts, log, realTime = () => new Date() }: TickerParts): Ticker {
  const byKind = new Map(acts.map(act => [act.kind, act]));
  if (byKind.size !== acts.length) throw new Error('two due acts have the same kind');
  const kinds = [...byKind.keys()];
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  /** One act, one transaction: done whole or not at all. */
  async function runNext(): Promise<'done' | 'failed' | 'none'> {
    const caller = { actor: { kind: 'system', name: 'tick' } as const, requestId: `tick-${crypto.randomUUID()}` };
    const outcome = await transact<'done' | 'failed' | 'none', never>(caller, async work => {
      const act = await claimDueAct(work.db, kinds, work.now, toInstant(realTime()));
      if (!act) return done('none');
      return done(await perform(work, act));
    });
    // A conflict on a ledger stream outside of the act: somebody acted at the same moment; the next tick sees it.
    return outcome.ok ? outcome.value : 'none';
  }

  async function perform(work: Work, act: ClaimedAct): Promise<'done' | 'failed'> {
    const effects: (() => void | Promise<void>)[] = [];
    await sql`savepoint due_act`.execute(work.db);
    try {
      // Marked first, so that an act which sets itself anew for tomorrow is open afterwards.
      await markActDone(work.db, act.id, work.now);
      const { subject, due_at: dueAt, detail } = act;
      await byKind
        .get(act.kind)!
        .perform({ ...work, afterCommit: run => void effects.push(run) }, { subject, dueAt, detail });
      await sql`release savepoint due_act`.execute(work.db);
      for (const effect of effects) work.afterCommit(effect);
      return 'done';
    } catch (fault) {
      // A broken connection fails here too, and the whole transaction with it: the act stays as it was.
      await sql`rollback to savepoint due_act`.execute(work.db);
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** act.failed_times);
      const { fault: name, code, reason } = describeFault(fault);
      const retryAt = toInstant(new Date(realTime().getTime() + pause));
      await markActFailed(work.db, act.id, [name, code, reason].filter(Boolean).join(' '), retryAt);
      log.error('a due act failed', fault, { act: act.kind, actId: act.id, times: act.failed_times + 1 });
      return 'failed';
    }
  }

  async function tick(): Promise<TickReport> {
    const report = { done: 0, failed: 0 };
    while (!stopping) {
      const result = await runNext();
      if (result === 'none') break;
      report[result] += 1;
    }
    return report;
  }

  return {
    tick() {
      const ticking = tick();
      running = Promise.allSettled([running, ticking]);
      return ticking;
    },
    start(everyMs = EVERY_MS) {
      const loop = async () => {
        try {
          await tick();
        } catch (fault) {
          log.error('tick failed', fault);
        }
        if (!stopping) timer = setTimeout(again, everyMs);
      };
      const again = () => {
        running = Promise.allSettled([running, loop()]);
      };
      again();
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
