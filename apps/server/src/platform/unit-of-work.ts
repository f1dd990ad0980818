import type { Kysely } from 'kysely';
import { type Clock, type Instant, localDateOf } from './clock/clock.ts';
import type { EventDraft, StreamHead } from './ledger/event.ts';
import type { Log } from './log.ts';
import type { Outcome } from './outcome.ts';
import type { Actor, NoTables, Tx, Work } from './work.ts';

export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  /** Receives the kind of every audit entry and event written, for the http room to hold routes to their word. */
  readonly left?: Set<string>;
}

export type Transact = <Value, Code extends string>(
  caller: Caller,
  run: (work: Work) => Promise<Outcome<Value, Code>>,
) => Promise<Outcome<Value, Code>>;

/** When and by whom; the ledger adds its algorithm. */
export interface AppendMoment {
  readonly now: Instant;
  readonly actor: Actor;
}

export interface TransactParts {
  readonly db: Kysely<NoTables>;
  readonly clock: Clock;
  readonly log: Log;
  readonly append: (
    tx: Tx,
    head: StreamHead,
    drafts: readonly EventDraft[],
    context: AppendMoment,
  ) => Promise<StreamHead>;
}

/** Serialisation failures and deadlocks of PostgreSQL: nothing was written, the same decision may be tried anew. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const TRIES = 4;

/** load → decide → save in one transaction: committed when the outcome is ok, undone on a refusal or a fault. */
export function createTransact({ db, clock, log, append }: TransactParts): Transact {
  return async (caller, run) => {
    for (let attempt = 1; ; attempt++) {
      const after: (() => void | Promise<void>)[] = [];
      try {
        const outcome = await runOnce(db, caller, clock, append, after, run);
        if (outcome.ok) await runAfter(after, log, caller.requestId);
        return outcome;
      } catch (fault) {
        const { code, name } = fault as { code?: string; name?: string };
        if (name === 'StreamConflict') return { ok: false, refusal: { code: 'changed-meanwhile' as never } };
        if (!TRY_AGAIN.has(code ?? '') || attempt === TRIES) throw fault;
      }
    }
  };
}

class Undone extends Error {
  readonly outcome: Outcome<unknown>;
  constructor(outcome: Outcome<unknown>) {
    super('undone');
    this.outcome = outcome;
  }
}

async function runOnce<Value, Code extends string>(
  db: Kysely<NoTables>,
  caller: Caller,
  clock: Clock,
  append: TransactParts['append'],
  after: (() => void | Promise<void>)[],
  run: (work: Work) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code>> {
  try {
    return await db.transaction().execute(async tx => {
      const now = clock.now();
      const work: Work = {
        db: tx,
        now,
        today: localDateOf(now),
        actor: caller.actor,
        requestId: caller.requestId,
        append: async (head, drafts) => {
          for (const draft of drafts) caller.left?.add(draft.kind);
          return await append(tx, head, drafts, { actor: caller.actor, now });
        },
        audit: async entry => {
          caller.left?.add(entry.kind);
          await saveAuditEntry(tx, caller, now, entry);
        },
        afterCommit: effect => void after.push(effect),
      };
      const outcome = await run(work);
      if (!outcome.ok) throw new Undone(outcome);
      return outcome;
    });
  } catch (fault) {
    if (fault instanceof Undone) return fault.outcome as Outcome<Value, Code>;
    throw fault;
  }
}

async function saveAuditEntry(tx: Tx, caller: Caller, at: string, entry: Parameters<Work['audit']>[0]): Promise<void> {
  await tx
    .withTables<{ 'core.audit_entries': AuditEntryRow }>()
    .insertInto('core.audit_entries')
    .values({
      at,
      kind: entry.kind,
      subject: entry.subject,
      actor: formatActor(caller.actor),
      agency_id: entry.agencyId ?? null,
      request_id: caller.requestId,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

interface AuditEntryRow {
  at: string;
  kind: string;
  subject: string;
  actor: string;
  agency_id: number | null;
  request_id: string;
  detail: string;
}

function formatActor(actor: Actor): string {
  return actor.kind === 'person'
    ? `person/${actor.personId}`
    : actor.kind === 'system'
      ? `system/${actor.name}`
      : 'portal';
}

async function runAfter(effects: (() => void | Promise<void>)[], log: Log, requestId: string): Promise<void> {
  for (const effect of effects) {
    try {
      await effect();
    } catch (fault) {
      log.error('an effect after a commit failed', fault, { requestId });
    }
  }
}
