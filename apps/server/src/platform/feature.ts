import type { Instant } from './clock/clock.ts';
import type { Endpoint, RefusalTexts } from './http/endpoint.ts';
import type { Work } from './work.ts';

/** A legal or scheduled act that waits in core.due_acts; done once, in a transaction of its own. */
export interface DueAct {
  readonly kind: string;
  perform(
    work: Work,
    act: { subject: string; dueAt: Instant; detail: Readonly<Record<string, unknown>> },
  ): Promise<void>;
}

/** Proves that the projections in a feature's rows equal the fold of its events; `verify` runs them all. */
export interface ProjectionCheck {
  readonly name: string;
  /** Yields one sentence for each row that differs. */
  run(db: Work['db']): AsyncIterable<{ stream: string; message: string }>;
}

/** What a feature hands to the office: its index.ts makes one value of this type from the platform. */
export interface OfficeFeature {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly refusals: RefusalTexts;
  readonly dueActs?: readonly DueAct[];
  readonly projections?: readonly ProjectionCheck[];
}
