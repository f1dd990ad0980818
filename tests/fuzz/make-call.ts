import type { RouteDefinition } from '@gongkai/contract';
import { CONTENT_TYPES, COOKIES, HEADERS, hostileBody, hostileShortText, hostileValue } from './hostile-values.ts';
import type { Random } from './random.ts';
import type { RawCall } from './raw-call.ts';
import { type Known, spoil, validValue } from './valid-value.ts';

/** Rows for `{…}` in an address, apart from those in bodies: closing an agency must not take the desks away. */
export interface Ground {
  readonly inPath: Known;
  readonly inBody: Known;
}

/** One call of a route: good all over but for one place, or wild. */
export function makeCall(
  route: RouteDefinition,
  ground: Ground,
  session: Readonly<Record<string, string>>,
  random: Random,
): RawCall {
  const headers: Record<string, string> = {
    ...session,
    'x-forwarded-for': `10.${random.below(200)}.${random.below(256)}.${random.below(256)}`,
  };
  // A few calls go through whole, so that what they leave behind is there for the others.
  const wild = random.chance(0.8);
  const place = random.pick(['path', 'query', 'body', 'body', 'body', 'raw', 'cookie', 'header'] as const);
  const path = addressOf(route, ground.inPath, wild && place === 'path', random);
  const query = queryOf(route, ground.inBody, wild && place === 'query', random);
  let body: Buffer | undefined;
  if (route.body || (wild && place === 'raw')) {
    headers['content-type'] = 'application/json';
    const value = route.body ? validValue(route.body, ground.inBody, random) : undefined;
    if (wild && place === 'raw') {
      body = hostileBody(random);
      headers['content-type'] = random.pick(CONTENT_TYPES);
    } else if (wild && place === 'body') body = json(spoilSome(value, random));
    else if (value !== undefined) body = json(value);
  }
  if (wild && place === 'cookie') headers.cookie = random.pick([...COOKIES, `${headers.cookie}x`]);
  if (wild && place === 'header') {
    const [name, value] = random.pick(HEADERS);
    headers[name] = value;
  }
  if (headers['transfer-encoding'] || !body) delete headers['content-length'];
  if (headers['transfer-encoding']) delete headers.expect;
  const noBody = route.method === 'GET' && !(wild && place === 'raw' && random.chance(0.2));
  return { method: route.method, path: path + query, headers, ...(body && !noBody ? { body } : {}) };
}

function spoilSome(value: unknown, random: Random): unknown {
  let spoilt = value;
  for (let times = random.pick([1, 1, 1, 2, 5]); times > 0; times--) spoilt = spoil(spoilt, random, hostileValue);
  if (random.chance(0.1) && typeof spoilt === 'object' && spoilt !== null)
    return { ...spoilt, [hostileShortText(random)]: hostileValue(random), isAdmin: true };
  return spoilt;
}

/** Lone surrogates stay what they are: as escapes, which JSON allows and UTF-8 could not carry. */
function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? 'null');
}

function addressOf(route: RouteDefinition, known: Known, hostile: boolean, random: Random): string {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(match => match[1]!);
  const spoilt = hostile && names.length > 0 ? random.pick(names) : null;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === spoilt ? inAddress(hostileShortText(random), random) : String(random.pick(known[name] ?? ['1'])),
  );
  return hostile && spoilt === null ? path + random.pick(['/', '//', '/%00', '/../..', '/.%2e/', '%', ';a=1']) : path;
}

function queryOf(route: RouteDefinition, known: Known, hostile: boolean, random: Random): string {
  const names = Object.keys((route.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});
  const pairs = names
    .filter(() => random.chance(hostile ? 0.7 : 0.5))
    .map(name => [name, String(random.pick(known[name] ?? ['1', '公开', 'all']))] as [string, string]);
  if (route.query && names.includes('expectedVersion')) pairs.push(['expectedVersion', '1']);
  if (hostile) {
    const name = random.pick([...names, 'page', 'limit', '__proto__', 'a[b][c]', hostileShortText(random)]);
    const value = random.pick([hostileShortText(random), '1000000000', '-1', '']);
    pairs.push([name, value]);
    if (random.chance(0.3)) pairs.push([name, hostileShortText(random)]);
  }
  const text = pairs.map(([name, value]) => `${inAddress(name, random)}=${inAddress(value, random)}`).join('&');
  if (hostile && random.chance(0.1)) return `?${text}&${random.pick(['%', '%zz', '=', '&&&=&', '%ED%A0%80=%FF', '?'])}`;
  return text === '' ? '' : `?${text}`;
}

/** Percent-encoded, lone surrogates as the bytes that a careless program makes of them. */
export function inAddress(text: string, random: Random): string {
  if (!text.isWellFormed()) return random.pick(['%ED%A0%80', '%ED%BF%BF', '%FF%FE', '\\ud800']);
  return encodeURIComponent(text)
    .slice(0, 6_000)
    .replace(/%[0-9A-F]?$/, '');
}
