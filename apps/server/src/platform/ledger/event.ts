import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../clock/clock.ts';
import type { HashAlgorithm } from './digest.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a command hands over; the ledger adds id, version, actor, time and the chain. */
export interface EventDraft {
  /** kebab-case, past tense: `draft-saved`, `item-published`. */
  readonly kind: string;
  /** The legal day of the fact; year of report, limits and clocks go by this one. */
  readonly happenedOn: LocalDate;
  readonly agencyId: number;
  /** Codes, dates and row ids; never personal values nor unkeyed hashes of them. */
  readonly payload: { readonly [key: string]: Json };
  /** The event this one mends. */
  readonly corrects?: Correction;
  /** A recorded fact that broke the law: the article it broke. */
  readonly unlawful?: string;
}

export interface Correction {
  readonly stream: string;
  readonly version: number;
  /** In the officer's words, and without personal values: the ledger is never erased. */
  readonly reason: string;
}

/** Where a stream stands; `version` 0 and an all-zero hash mean that it does not exist yet. */
export interface StreamHead {
  readonly stream: string;
  readonly version: number;
  readonly hash: Buffer;
}

export interface LedgerEvent extends EventDraft {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly recordedAt: Instant;
  /** `person/12`, `system/tick`, `portal`. */
  readonly actor: string;
  /** Named inside the hashed envelope, so that a later change of algorithm leaves old events checkable. */
  readonly algorithm: HashAlgorithm;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}
