import type { Clock } from '../clock/clock.ts';
import { createAgencyTreeReader, type QueryReader } from './agency-tree-reader.ts';
import { cookieNames } from './cookie-names.ts';
import type { SessionGate } from './gate.ts';
import { loadSession, type NamedReader, type SignedInSession } from './load-session.ts';
import { isSameText } from './session-token.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

export interface GateParts {
  readonly db: NamedReader & QueryReader;
  /** The legal clock, for posts that begin and end on a day. */
  readonly clock: Clock;
  readonly policy: SignInPolicy;
  readonly https: boolean;
  /** Real time; a test hands in its own. */
  readonly realNowMs?: () => number;
}

export interface OfficeGate extends SessionGate {
  load(token: string): Promise<SignedInSession | null>;
}

export function createSessionGate({ db, clock, policy, https, realNowMs = Date.now }: GateParts): OfficeGate {
  const trees = createAgencyTreeReader(db);
  return {
    cookieName: cookieNames(https).session,
    load: token => loadSession(db, trees, token, policy, { realNowMs: realNowMs(), today: clock.today() }),
    verifyCsrf: (session, sent) => isSameText((session as SignedInSession).csrfToken, sent),
  };
}
