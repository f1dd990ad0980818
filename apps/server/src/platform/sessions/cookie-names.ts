export interface CookieNames {
  readonly session: string;
  /** Between the first and the second answer of a sign-in. */
  readonly attempt: string;
  /** Says that a person signed in completely in this browser before. */
  readonly device: string;
  readonly oidcState: string;
}

/** `__Host-` binds a cookie to this host, https and the path `/`; browsers refuse it over plain http on loopback. */
export function cookieNames(https: boolean): CookieNames {
  const prefix = https ? '__Host-gongkai' : 'gongkai';
  return {
    session: https ? prefix : `${prefix}_session`,
    attempt: `${prefix}_attempt`,
    device: `${prefix}_device`,
    oidcState: `${prefix}_oidc`,
  };
}

/** A browser stays known for half a year after the last sign-in. */
export const DEVICE_COOKIE_SECONDS = 180 * 86_400;
export const ATTEMPT_COOKIE_SECONDS = 600;
