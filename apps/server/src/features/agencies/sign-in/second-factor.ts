import type { Outcome } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { SignInAttempt } from '../store/attempts.ts';
import type { StoredPerson } from '../store/people.ts';

export type SecondFactorKind = 'totp' | 'sms' | 'certificate';

/** One way to prove oneself a second time; a province's own way is one more value of this type. */
export interface SecondFactor {
  readonly kind: SecondFactorKind;
  /** Whether this person may answer so. */
  isOpenTo(person: StoredPerson): boolean;
  /** Sends the code, or gives the text to sign; what the person needs to know comes back. */
  begin(work: Work, attempt: SignInAttempt, person: StoredPerson): Promise<Outcome<{ text: string }>>;
  /** Looks at an answer and uses it up; in the transaction that begins the session. */
  verify(work: Work, attempt: SignInAttempt, person: StoredPerson, answer: string): Promise<boolean>;
}

/**
 * SMS is offered only where nothing stronger is enrolled: else whoever gets hold of the telephone number
 * gets round the stronger factor.
 */
export function factorsOpenTo(person: StoredPerson, factors: readonly SecondFactor[]): SecondFactorKind[] {
  const open = factors.filter(factor => factor.isOpenTo(person)).map(factor => factor.kind);
  const strong = open.filter(kind => kind !== 'sms');
  return strong.length > 0 ? strong : open;
}
