import { createHash } from 'node:crypto';
import { type Clock, type Instant, localDateOf } from '../../platform/clock/clock.ts';
import { append } from '../../platform/ledger/append.ts';
import type { StreamHead } from '../../platform/ledger/event.ts';
import { uuidV7 } from '../../platform/ledger/uuid-v7.ts';
import { createTransact, type Transact } from '../../platform/unit-of-work.ts';
import type { SeedParts } from './seed-parts.ts';

/** Three years pass in seconds: whoever plays a story sets the hour before each step. */
export class ScriptedClock implements Clock {
  #now: Instant;

  constructor(now: Instant) {
    this.#now = now;
  }

  moveTo(now: Instant): void {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  today() {
    return localDateOf(this.#now);
  }
}

/** Ids of events that follow from stream and version: the same county has the same ledger, hash for hash. */
export function eventIdsAfter({ stream, version }: Pick<StreamHead, 'stream' | 'version'>): (atMs: number) => string {
  let given = version;
  return atMs => {
    const seed = createHash('sha256').update(`${stream} ${++given}`).digest();
    return uuidV7(atMs, seed.subarray(0, 10));
  };
}

export function algorithmOf({ config }: Pick<SeedParts, 'config'>) {
  return config.cryptoProfile === 'guomi' ? ('sm3' as const) : ('sha256' as const);
}

type TransactNeeds = Pick<SeedParts, 'config' | 'log'> & { readonly pool: Pick<SeedParts['pool'], 'kysely'> };

/** The office's own transaction, on the scripted clock. */
export function scriptedTransact(parts: TransactNeeds, clock: Clock): Transact {
  const algorithm = algorithmOf(parts);
  return createTransact({
    db: parts.pool.kysely,
    clock,
    log: parts.log,
    append: (tx, head, drafts, moment) =>
      append(tx, head, drafts, { ...moment, algorithm, newId: eventIdsAfter(head) }),
  });
}
