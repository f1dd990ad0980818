import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { CheckContext } from './check-context.ts';

/** What a rule must be given beside the report itself. */
export type Need = 'previous' | 'others' | 'children' | 'dates' | 'registers';

/** A finding as a rule makes it; id, severity and basis are the rule's unless it says otherwise. */
export type FindingDraft = Omit<Finding, 'rule' | 'severity' | 'basis' | 'accepted'> & {
  readonly severity?: Severity;
  readonly basis?: string;
};

export type RuleOutcome =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly findings: readonly FindingDraft[] }
  | { readonly outcome: 'cannot-be-judged'; readonly reason: string };

/** A check that can be listed, named and run alone. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What it looks at, in a few Chinese words. */
  readonly title: string;
  /** Line of the form, or article. */
  readonly basis: string;
  /** Off: reviewers found it more annoying than useful; a county may switch it on. */
  readonly isOff?: true;
  readonly needs?: Need;
  check(report: Report, context: CheckContext): RuleOutcome;
}

export const pass: RuleOutcome = { outcome: 'pass' };

export const cannotBeJudged = (reason: string): RuleOutcome => ({ outcome: 'cannot-be-judged', reason });

/** More findings of one rule than this help nobody. */
const MOST_FINDINGS = 500;

/** Fails with findings, passes without. */
export const failWith = (findings: readonly FindingDraft[]): RuleOutcome =>
  findings.length > 0 ? { outcome: 'fail', findings: findings.slice(0, MOST_FINDINGS) } : pass;
