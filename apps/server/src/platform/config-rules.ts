import { isAbsolute, relative } from 'node:path';
import type { Values } from './config-variables.ts';

type Given = Partial<Values>;

/** What no single variable shows. Only values that could be read are here, so that every fault is listed in one go. */
export function checkTogether(given: Given): string[] {
  return [...checkDatabase(given), ...checkPorts(given), ...checkOidc(given), ...checkMode(given)];
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

const ADDRESSES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_PORTAL_URL'] as const;

function checkDatabase(given: Given): string[] {
  const missing = ADDRESSES.filter(name => !given[name]);
  if (missing.length === 3) {
    return given.DATABASE_READ_URL
      ? [`DATABASE_READ_URL is given without ${ADDRESSES.join(', ')}: give all, or none for the embedded database.`]
      : [];
  }
  const problems = missing.length
    ? [
        `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: give ${ADDRESSES.join(', ')} together, or none for the embedded database.`,
      ]
    : [];
  const users = ADDRESSES.filter(name => given[name]).map(name => [name, new URL(given[name]!).username] as const);
  for (const [index, [name, user]] of users.entries()) {
    const twin = users.slice(0, index).find(other => other[1] === user);
    if (twin) problems.push(`${name} and ${twin[0]} name the same user "${user}": each needs a user of its own.`);
  }
  return problems;
}

function checkPorts(given: Given): string[] {
  const ports = (['PORT', 'OFFICE_PORT', 'METRICS_PORT'] as const).filter(name => given[name]);
  return ports.flatMap((name, index) => {
    const twin = ports.slice(0, index).find(other => given[other] === given[name]);
    return twin ? [`${name} and ${twin} are both ${given[name]}: the two listeners need a port each.`] : [];
  });
}

function checkOidc(given: Given): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter(name => !given[name]);
  return missing.length === 0 || missing.length === names.length
    ? []
    : [`${missing.join(' and ')} missing: single sign-on needs ${names.join(', ')} together.`];
}

function checkMode(given: Given): string[] {
  if (given.MODE === 'demo' && given.HOST && !isLoopback(given.HOST)) {
    return [
      `HOST=${given.HOST} is refused in MODE=demo, whose accounts and passwords are printed: use 127.0.0.1, or MODE=production.`,
    ];
  }
  return given.MODE === 'production'
    ? [...checkProductionUrls(given), ...checkSecrets(given), ...checkKeys(given)]
    : [];
}

function checkProductionUrls(given: Given): string[] {
  const problems: string[] = [];
  for (const name of ['PUBLIC_URL', 'OFFICE_URL'] as const) {
    const url = given[name];
    if (!url)
      problems.push(`${name} is missing: links in letters and feeds, and cookies, need the address people use.`);
    else if (url.startsWith('http:') && !isLoopback(new URL(url).hostname)) {
      problems.push(`${name}=${url} is not encrypted: production needs https.`);
    }
  }
  if (given.PUBLIC_URL && given.PUBLIC_URL === given.OFFICE_URL) {
    problems.push(
      'PUBLIC_URL and OFFICE_URL are the same: the office needs an origin of its own, or a public page could use its session.',
    );
  }
  return problems;
}

/** What documentation, images and tutorials hand out; also ours. */
const DEFAULT_SECRETS =
  /^(|postgres|gongkai|password|passw0rd|secret|changeme|change-me|admin|root|test|demo|example|minioadmin|s3rver|123456.*|12345678.*|<.*>)$/i;

function checkSecrets(given: Given): string[] {
  const problems: string[] = [];
  for (const name of [...ADDRESSES, 'DATABASE_READ_URL', 'S3_URL', 'SMTP_URL'] as const) {
    const address = given[name];
    if (!address) continue;
    const url = new URL(address);
    // Certificates, peer sign-on and machine roles need no password; one that stands there must not be a known one.
    const password = decodeURIComponent(url.password) || url.searchParams.get('password');
    if (password && (DEFAULT_SECRETS.test(password) || password === decodeURIComponent(url.username))) {
      problems.push(`${name} has a password that everybody knows: make one with "openssl rand -hex 24".`);
    }
  }
  if (given.OIDC_CLIENT_SECRET && DEFAULT_SECRETS.test(given.OIDC_CLIENT_SECRET)) {
    problems.push('OIDC_CLIENT_SECRET is one that everybody knows: have the provider issue a new one.');
  }
  return problems;
}

function checkKeys(given: Given): string[] {
  if (!given.KEY_FILE) {
    return ['KEY_FILE is missing: name the file of the master keys, kept apart from DATA_DIR and its backups.'];
  }
  const inside = given.DATA_DIR ? relative(given.DATA_DIR, given.KEY_FILE) : '..';
  return inside.startsWith('..') || isAbsolute(inside)
    ? []
    : [`KEY_FILE=${given.KEY_FILE} lies in DATA_DIR: whoever holds a backup would hold the keys. Put it elsewhere.`];
}
