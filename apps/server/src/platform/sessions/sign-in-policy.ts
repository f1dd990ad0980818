import type { Argon2Cost } from './password-hash.ts';

/** What an installation may set about signing in; the defaults fit 等保三级 (GB/T 22239-2019 8.1.4.1). */
export interface SignInPolicy {
  readonly session: { readonly idleMs: number; readonly absoluteMs: number; readonly touchMs: number };
  readonly password: {
    readonly minLength: number;
    /** Of the four: lower case, upper case, digits, other characters. */
    readonly minClasses: number;
    readonly maxAgeDays: number;
    /** How many of the last passwords may not be taken again. */
    readonly remembered: number;
    readonly argon2: Argon2Cost;
  };
  /** Whether a person without a second factor must enrol one before anything else. */
  readonly secondFactorRequired: boolean;
}

const MINUTE_MS = 60_000;

export const defaultSignInPolicy: SignInPolicy = {
  session: { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * 60 * MINUTE_MS, touchMs: MINUTE_MS },
  password: {
    minLength: 8,
    minClasses: 3,
    maxAgeDays: 90,
    remembered: 5,
    // RFC 9106 section 4, second recommended option: 64 MiB, three passes.
    argon2: { memoryKib: 65_536, passes: 3, lanes: 4 },
  },
  secondFactorRequired: true,
};
