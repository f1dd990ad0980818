import type { LocalDate } from '@gongkai/statute';
import type { Transaction } from 'kysely';
import type { AuditEntryDraft } from './audit/entry.ts';
import type { Instant } from './clock/clock.ts';
import type { EventDraft, StreamHead } from './ledger/event.ts';

/** Platform tables are known to their own rooms; a feature names its tables with `db.withTables<…>()`. */
export type NoTables = {};
export type Tx = Transaction<NoTables>;

/** Who acts. `system` is the worker doing what law or schedule says; `portal` is a citizen without account. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: number; readonly agencyId: number; readonly sessionId: string }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'portal' };

/** One unit of work: a transaction, the legal clock read once, and the one who acts. */
export interface Work {
  readonly db: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly actor: Actor;
  readonly requestId: string;
  /** Appends to one stream; `expected` is the head the decision was made on. Another writer in between: `StreamConflict`. */
  append(expected: StreamHead, events: readonly EventDraft[]): Promise<StreamHead>;
  audit(entry: AuditEntryDraft): Promise<void>;
  /** Runs once the transaction is durable; a failure is logged and never undoes the command. */
  afterCommit(run: () => void | Promise<void>): void;
}
