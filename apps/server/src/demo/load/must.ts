import type { Outcome } from '../../platform/outcome.ts';

/** The plan is ours: a refusal means that plan and program no longer fit, and nothing of it is written. */
export function must<Value>(outcome: Outcome<Value>, what: string): Value {
  if (outcome.ok) return outcome.value;
  const { code, facts } = outcome.refusal;
  throw new Error(`the demonstration cannot ${what}: ${code} ${facts ? JSON.stringify(facts) : ''}`);
}
