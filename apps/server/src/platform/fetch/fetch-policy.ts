import { lookup } from 'node:dns/promises';
import { isForbiddenAddress } from './forbidden-address.ts';

/** What outgoing calls may reach. */
export interface FetchPolicy {
  /** Hosts of the own intranet an administrator named, `sms.gov.internal:8443`: with their port, and only that one. */
  readonly intranetHosts: readonly string[];
  readonly isForbidden: (address: string) => boolean;
  readonly resolve: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

export function createFetchPolicy(intranetHosts: readonly string[] = []): FetchPolicy {
  return {
    intranetHosts: intranetHosts.map(host => host.toLowerCase()),
    isForbidden: isForbiddenAddress,
    resolve: host => lookup(host, { all: true, verbatim: true }),
  };
}

export function isIntranetHost(policy: FetchPolicy, url: URL): boolean {
  return policy.intranetHosts.includes(hostAndPort(url));
}

export function hostAndPort(url: URL): string {
  return `${url.hostname.toLowerCase()}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}
