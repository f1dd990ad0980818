import type { Grants } from './grants.ts';

/** A signed-in person, as each call sees it. */
export interface Session {
  readonly id: string;
  readonly personId: number;
  /** The agency of the person's first valid post; 0 without any. */
  readonly agencyId: number;
  readonly grants: Grants;
  readonly restriction: 'password-change-required' | 'second-factor-required' | null;
}

/** What the http room needs to know of sessions. Real time, never the test clock. */
export interface SessionGate {
  readonly cookieName: string;
  load(token: string): Promise<Session | null>;
  verifyCsrf(session: Session, sent: string | undefined): boolean;
}
