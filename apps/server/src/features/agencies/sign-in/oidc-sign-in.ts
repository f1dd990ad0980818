import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { OidcClient, OidcIdentity } from '../../../platform/sessions/oidc-client.ts';
import { hashToken } from '../../../platform/sessions/session-token.ts';
import type { Work } from '../../../platform/work.ts';
import type { OidcSettings } from '../parts.ts';
import { findLinkedPerson, insertOidcAttempt, linkSubject, takeOidcAttempt } from '../store/oidc.ts';
import { findPerson, findPersonByLogin, type StoredPerson } from '../store/people.ts';
import { awaitSecondFactor, type SignInStep } from './begin-sign-in.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { factorsOpenTo, type SecondFactor } from './second-factor.ts';
import { ATTEMPT_MS, type SignInContext } from './sign-in-context.ts';

type OidcCall = Pick<Call, 'address' | 'cookies' | 'transact'>;

/** RFC 8176 names for more than something known. */
const STRONG_METHODS = new Set(['mfa', 'otp', 'hwk', 'sc', 'pop', 'fpt', 'face', 'sms']);

export async function departToProvider(
  context: SignInContext,
  client: OidcClient,
  call: OidcCall,
): Promise<Outcome<{ address: string; state: string }>> {
  const { address, state, nonce, verifier } = await client.depart();
  const kept = await call.transact(async ({ db }) =>
    done(await insertOidcAttempt(db, hashToken(state), { nonce, verifier }, context.before(0))),
  );
  return kept.ok ? done({ address, state }) : kept;
}

/** The state must come from this browser's cookie as well: nobody is signed in with an answer that was meant for another. */
export async function arriveFromProvider(
  context: SignInContext,
  parts: { client: OidcClient; settings: OidcSettings; factors: readonly SecondFactor[] },
  call: OidcCall,
  query: URLSearchParams,
): Promise<Outcome<SignInStep>> {
  const state = call.cookies[context.cookies.oidcState];
  if (!state || query.get('state') !== state) return refuse('oidc-failed');
  const taken = await call.transact(async ({ db }) =>
    done(await takeOidcAttempt(db, hashToken(state), context.before(ATTEMPT_MS))),
  );
  if (!taken.ok) return taken;
  if (!taken.value) return refuse('oidc-failed');
  const identity = await parts.client.arrive(query, { ...taken.value, state });
  if (!identity) return refuse('oidc-failed');
  return await call.transact<SignInStep, string>(async work => {
    const person = await findMatch(work, identity, parts.settings, context);
    if (!person) return refuse('oidc-not-linked');
    if (person.state === 'disabled') return refuse('account-disabled');
    const isStrong = parts.settings.trustProviderFactor && identity.methods.some(method => STRONG_METHODS.has(method));
    const open = isStrong ? [] : factorsOpenTo(person, parts.factors);
    if (open.length > 0) return done(await awaitSecondFactor(context, work, person.id, 'oidc', open, null));
    // The provider counts failures of its own; ours begin with our own second factor.
    const completed = await completeSignIn(context, work, {
      personId: person.id,
      way: 'oidc',
      factor: isStrong ? 'provider' : null,
      passwordSetAt: null,
      deviceToken: call.cookies[context.cookies.device],
      counters: null,
    });
    return completed.ok ? done({ step: 'done' as const, session: completed.value }) : completed;
  });
}

/** A linked subject, or once the login name that the provider vouches for; an account is never made here. */
async function findMatch(
  work: Work,
  { issuer, subject, claims }: OidcIdentity,
  { loginNameClaim }: OidcSettings,
  context: SignInContext,
): Promise<StoredPerson | null> {
  const linked = await findLinkedPerson(work.db, issuer, subject);
  if (linked !== null) return await findPerson(work.db, linked);
  const claimed = loginNameClaim === null ? null : claims[loginNameClaim];
  if (typeof claimed !== 'string') return null;
  const person = await findPersonByLogin(work.db, claimed.trim().toLowerCase());
  if (!person) return null;
  const isLinked = await linkSubject(work.db, { issuer, subject, personId: person.id }, context.before(0));
  if (!isLinked) return null;
  await work.audit({ kind: 'oidc-linked', subject: `person/${person.id}` });
  return person;
}
