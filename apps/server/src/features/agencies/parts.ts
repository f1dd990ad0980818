import type { Clock } from '../../platform/clock/clock.ts';
import type { DatabasePool } from '../../platform/database/pool.ts';
import type { OfficeGate } from '../../platform/sessions/create-gate.ts';
import type { SignInPolicy } from '../../platform/sessions/sign-in-policy.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonVault } from './person-vault.ts';
import type { RunningWork } from './running-work.ts';

/** What this feature needs of the platform and of its neighbours. */
export interface AgenciesParts {
  readonly db: Pick<DatabasePool, 'kysely'>;
  readonly clock: Clock;
  readonly gate: OfficeGate;
  readonly policy: SignInPolicy;
  readonly vault: PersonVault;
  readonly mode: 'demo' | 'production' | 'acceptance';
  /** Origin of the office as people see it; its scheme decides the cookies. */
  readonly officeUrl: string;
  siteName(): Promise<string>;
  /** Puts a message into the outbox of the same transaction; null where no provider is set. */
  readonly sendSms: ((work: Work, message: { personId: number; mobile: string; text: string }) => Promise<void>) | null;
  readonly oidc: OidcSettings | null;
  /** PEM of those whose certificates are taken; empty: any certificate whose key was proved at enrolment. */
  readonly certificateAuthorities: readonly string[];
  readonly runningWork: readonly RunningWork[];
  /** Tells the caches of public pages that something visible changed. */
  siteChanged(): void | Promise<void>;
  /** Real time for codes, sessions and locks; a test hands in its own. */
  readonly realNowMs?: () => number;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly label: string;
  /** The claim that names one of our login names; null: only subjects that are linked already sign in. */
  readonly loginNameClaim: string | null;
  /** Whether the provider's own second factor (`amr`) is enough. */
  readonly trustProviderFactor: boolean;
}
