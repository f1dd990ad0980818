import type { Instant } from '../../../platform/clock/clock.ts';
import { limitKey } from '../../../platform/http/rate-limit.ts';
import { type CookieNames, cookieNames } from '../../../platform/sessions/cookie-names.ts';
import type { FailureCounter } from '../../../platform/sessions/failure-store.ts';
import { decoyHash } from '../../../platform/sessions/password-hash.ts';
import type { AgenciesParts } from '../parts.ts';
import type { PersonVault } from '../person-vault.ts';

/** What every step of a sign-in uses. */
export interface SignInContext {
  readonly parts: AgenciesParts;
  readonly cookies: CookieNames;
  readonly decoy: string;
  nowMs(): number;
  /** The moment so many milliseconds ago. */
  before(ms: number): Instant;
  countersFor(who: { address: string; loginName: string; deviceToken: string | null }): AttemptCounters;
}

export interface AttemptCounters {
  readonly account: FailureCounter;
  /** Null for a browser the account knows: a crowd behind one address does not hold its owner up. */
  readonly address: FailureCounter | null;
}

/** How long the second answer may take. */
export const ATTEMPT_MS = 10 * 60_000;

export function createSignInContext(parts: AgenciesParts): SignInContext {
  const nowMs = parts.realNowMs ?? Date.now;
  const { blindIndex } = parts.vault;
  return {
    parts,
    nowMs,
    cookies: cookieNames(parts.officeUrl.startsWith('https:')),
    decoy: decoyHash(parts.policy.password.argon2),
    before: ms => new Date(nowMs() - ms).toISOString() as Instant,
    countersFor: ({ address, loginName, deviceToken }) =>
      deviceToken
        ? {
            account: { scope: 'known-device', subject: blindIndex('sign-in-device', `${deviceToken} ${loginName}`) },
            address: null,
          }
        : {
            account: strangersCounter(parts.vault, loginName),
            address: { scope: 'address', subject: blindIndex('sign-in-address', limitKey(address)) },
          },
  };
}

export function counterList({ account, address }: AttemptCounters): FailureCounter[] {
  return address ? [address, account] : [account];
}

/** Failures of an account from browsers it never used; a reset of credentials begins it anew. */
export function strangersCounter(vault: PersonVault, loginName: string): FailureCounter {
  return { scope: 'unknown-device', subject: vault.blindIndex('sign-in-account', loginName) };
}
