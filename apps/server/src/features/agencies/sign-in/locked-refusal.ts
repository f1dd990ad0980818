import { type Outcome, refuse } from '../../../platform/outcome.ts';

/** The same for accounts that exist and those that do not. */
export function lockedRefusal(waitMs: number): Outcome<never, 'sign-in-locked'> {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return refuse('sign-in-locked', { minutes: Math.ceil(retryAfterSeconds / 60), retryAfterSeconds });
}
