import type * as OpenId from 'openid-client';

/** A standard provider, by authorization code with PKCE, state and nonce. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
}

export interface OidcDeparture {
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** RFC 8176: how the provider authenticated. */
  readonly methods: readonly string[];
}

export interface OidcClient {
  depart(): Promise<OidcDeparture>;
  /** Null when the answer does not prove an identity: wrong state, code, signature, nonce, or a refusal by the provider. */
  arrive(
    query: URLSearchParams,
    sent: { state: string; nonce: string; verifier: string },
  ): Promise<OidcIdentity | null>;
}

/** Read with the first sign-on: most offices have no provider, and no start waits for it. */
const library = () => import('openid-client');

/** The provider cannot be reached, or answers what no provider would. */
export class ProviderAway extends Error {}

const HOUR_MS = 3_600_000;

export function createOidcClient(provider: OidcProvider): OidcClient {
  let discovered: { at: number; configuration: Promise<OpenId.Configuration> } | null = null;

  /** Read again after an hour, and after a failure at the next call. */
  async function configuration(): Promise<OpenId.Configuration> {
    if (!discovered || Date.now() - discovered.at > HOUR_MS) {
      const reading = discover(provider);
      discovered = { at: Date.now(), configuration: reading };
      reading.catch(() => {
        if (discovered?.configuration === reading) discovered = null;
      });
    }
    try {
      return await discovered.configuration;
    } catch (cause) {
      throw new ProviderAway('the OIDC provider cannot be discovered', { cause });
    }
  }

  return {
    async depart() {
      const [oidc, config] = await Promise.all([library(), configuration()]);
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: provider.redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, state, nonce, verifier };
    },
    async arrive(query, { state, nonce, verifier }) {
      const [oidc, config] = await Promise.all([library(), configuration()]);
      const here = new URL(provider.redirectUri);
      here.search = query.toString();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, here, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return null;
        const methods = Array.isArray(claims.amr) ? claims.amr.filter(method => typeof method === 'string') : [];
        return { issuer: claims.iss, subject: claims.sub, claims, methods };
      } catch (fault) {
        if (isRefusal(fault, oidc)) return null;
        throw new ProviderAway('the OIDC provider did not answer', { cause: fault });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcProvider): Promise<OpenId.Configuration> {
  const oidc = await library();
  const server = new URL(issuer);
  // Plain http only to this machine: a provider in tests, or a gateway beside us.
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname);
  const execute = server.protocol === 'http:' && isLoopback ? [oidc.allowInsecureRequests] : [];
  return await oidc.discovery(server, clientId, clientSecret, undefined, { execute, timeout: 10 });
}

/** What the provider or the answer says no to, as against a provider that cannot be reached. */
function isRefusal(fault: unknown, oidc: typeof OpenId): boolean {
  if (fault instanceof oidc.AuthorizationResponseError || fault instanceof oidc.ResponseBodyError) return true;
  const code = (fault as { code?: string }).code ?? '';
  return (fault instanceof oidc.ClientError || fault instanceof Error) && /^OAUTH_/.test(code) && !UNREACHED.has(code);
}

const UNREACHED = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_HTTP_REQUEST_FORBIDDEN']);
