import { type Factor, factors } from './factors.ts';

export interface SignInSearch {
  /** Where the person was. */
  back?: string;
  /** The session ended under an open page. */
  ended?: boolean;
  /** Code of a refusal that the single sign-on brought back. */
  refused?: string;
  /** The single sign-on is done; one of these is asked for yet. */
  factors?: readonly Factor[];
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const offered = String(search.factors ?? '').split(',');
  const known = factors.filter(factor => offered.includes(factor));
  return {
    ...(isOwnAddress(search.back) ? { back: search.back } : {}),
    ...(search.ended ? { ended: true } : {}),
    ...(typeof search.refused === 'string' && /^[a-z-]{1,60}$/.test(search.refused) ? { refused: search.refused } : {}),
    ...(search.step === 'second-factor' && known.length > 0 ? { factors: known } : {}),
  };
}

export function isSignIn(address: string): boolean {
  return address.startsWith('/sign-in');
}

/** Back to where a person was, and nowhere else: an address of this console, never of another site. */
function isOwnAddress(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && !isSignIn(value);
}
