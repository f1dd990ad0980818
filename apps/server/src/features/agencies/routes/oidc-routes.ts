import { finishOidc, startOidc } from '@gongkai/contract';
import { type Call, type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import { ATTEMPT_COOKIE_SECONDS } from '../../../platform/sessions/cookie-names.ts';
import { createOidcClient, ProviderAway } from '../../../platform/sessions/oidc-client.ts';
import type { SignInStep } from '../sign-in/begin-sign-in.ts';
import { arriveFromProvider, departToProvider } from '../sign-in/oidc-sign-in.ts';
import type { SecondFactor } from '../sign-in/second-factor.ts';
import type { SignInContext } from '../sign-in/sign-in-context.ts';
import { enterBrowser } from './sign-in-routes.ts';

export function oidcRoutes(context: SignInContext, factors: readonly SecondFactor[]): Endpoint[] {
  const { oidc: settings, officeUrl } = context.parts;
  const { cookies } = context;
  if (!settings)
    return [endpoint(startOidc, async () => refuse('oidc-off')), endpoint(finishOidc, async () => refuse('oidc-off'))];
  const redirectUri = new URL(finishOidc.path, officeUrl).href;
  const client = createOidcClient({ ...settings, redirectUri });
  return [
    endpoint(startOidc, async call => {
      const departed = await unlessAway(() => departToProvider(context, client, call));
      if (!departed.ok && departed.refusal.code === 'oidc-away')
        return done({ redirectTo: landing(context, call, departed) });
      if (!departed.ok) return departed;
      call.setCookie(cookies.oidcState, departed.value.state, { maxAgeSeconds: ATTEMPT_COOKIE_SECONDS });
      return done({ redirectTo: departed.value.address });
    }),
    endpoint(finishOidc, async (call, { query }) => {
      const given = new URLSearchParams(
        Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      const arrived = await unlessAway(() => arriveFromProvider(context, { client, settings, factors }, call, given));
      call.setCookie(cookies.oidcState, '', { maxAgeSeconds: 0 });
      const noted = await call.transact(async work => {
        const result = arrived.ok ? arrived.value.step : arrived.refusal.code;
        await work.audit({ kind: 'oidc-answered', subject: 'sign-in/oidc', detail: { result } });
        return done(null);
      });
      return noted.ok ? done({ redirectTo: landing(context, call, arrived) }) : noted;
    }),
  ];
}

async function unlessAway<Value>(step: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await step();
  } catch (fault) {
    if (fault instanceof ProviderAway) return refuse('oidc-away');
    throw fault;
  }
}

/** A person comes back with a browser, not with a program: what went wrong is said on the sign-in page. */
function landing(context: SignInContext, call: Call, arrived: Outcome<SignInStep>): string {
  if (!arrived.ok) return `/sign-in?refused=${encodeURIComponent(arrived.refusal.code)}`;
  if (arrived.value.step === 'done') {
    enterBrowser(context, call, arrived.value.session);
    return '/';
  }
  const { attemptToken, factors } = arrived.value;
  call.setCookie(context.cookies.attempt, attemptToken, { maxAgeSeconds: ATTEMPT_COOKIE_SECONDS });
  return `/sign-in?step=second-factor&factors=${factors.join(',')}`;
}
