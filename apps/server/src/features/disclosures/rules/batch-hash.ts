import { createHash } from 'node:crypto';
import type { Instant } from '../../../platform/clock/clock.ts';
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts';

export interface BatchFact {
  readonly id: number;
  readonly agencyId: number;
  readonly indexNumber: string;
  readonly publishedAt: Instant;
  readonly contentHash: string;
}

/** One hash for a whole import: every item's number, day and content, in the order of their ids. */
export function hashBatch(facts: Iterable<BatchFact>): string {
  const hash = createHash('sha256');
  for (const { id, agencyId, indexNumber, publishedAt, contentHash } of facts)
    hash.update(`${canonicalJson([id, agencyId, indexNumber, publishedAt, contentHash])}\n`);
  return hash.digest('hex');
}
