import type { Place } from './place.ts';

/** Shown to people as 必改 · 请核实 · 建议. Only `error` blocks a submission. */
export type Severity = 'error' | 'warning' | 'notice';
export type Outcome = 'pass' | 'fail' | 'cannot-be-judged';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  /** Further places of the same fault: said once, not 150 times. */
  readonly also?: readonly Place[];
  readonly expected: string;
  readonly actual: string;
  /** One Chinese sentence that an information officer understands: what, where, how to mend. */
  readonly message: string;
  readonly basis: string;
  /** A person took the failure as it is, with a reason; the finding stays in the check sheet. */
  readonly accepted?: { readonly reason: string; readonly by?: string; readonly on?: string };
}

export interface CheckResult {
  readonly rule: string;
  readonly outcome: Outcome;
  /** Why it cannot be judged, in Chinese. */
  readonly reason?: string;
}
