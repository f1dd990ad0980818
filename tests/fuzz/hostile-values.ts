import type { Random } from './random.ts';

/** Stands in every text we send: should it ever be found in a log line, a value of a person could be there as well. */
export const MARK = '虚构甲乙丙丁';

const LONG = `${MARK}${'长'.repeat(350_000)}`;

/** Texts that have broken programs: what no column can hold, what looks like code, what is long, odd, or empty. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  `${MARK}\u0000${MARK}`,
  '\ud800',
  `${MARK}\udfff`,
  '\u001b[31m\u0007\u0008',
  '\r\nSet-Cookie: gongkai_session=x',
  `'; drop table core.items; --${MARK}`,
  `' or 1=1 --`,
  `${MARK}" or ""="`,
  '$1 :name %s {{7*7}} ${7*7}',
  `<script>alert(1)</script>${MARK}`,
  `<img src=x onerror=alert(1)>${MARK}`,
  '<![CDATA[<x>]]><!DOCTYPE a [<!ENTITY b "c">]>',
  '../../../../etc/passwd',
  '%00%ff%c0%af',
  '𠮷㼆𰻝'.repeat(30),
  'e\u0301'.repeat(300),
  '\u202e\u2066反向\u2069',
  '\ufeff\ufffe\uffff',
  '１２３',
  '0',
  '-1',
  '1e9',
  '1e999',
  '9007199254740993',
  '99999999999999999999999999',
  'NaN',
  '0x10',
  'null',
  'true',
  '__proto__',
  'constructor',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '-271821-04-20',
  '2026-11-21T25:61:61Z',
  '+275760-09-13T00:00:00.000Z',
  'a'.repeat(64),
  '0'.repeat(64),
  '(('.repeat(200),
  '\\'.repeat(101),
  '%_%_%'.repeat(20),
  LONG,
];

const NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1e9,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 63,
  1e300,
  0.1,
  -1e-300,
  Number.MAX_SAFE_INTEGER - 1,
];

export function hostileText(random: Random): string {
  return random.pick(TEXTS);
}

/** A short one, for places that a request line has room for. */
export function hostileShortText(random: Random): string {
  const text = hostileText(random);
  return text.length > 4_000 ? text.slice(0, 2_000) : text;
}

export function hostileValue(random: Random): unknown {
  switch (random.below(8)) {
    case 0:
      return random.pick(NUMBERS);
    case 1:
      return random.pick([null, true, false, [], {}, [[]], [null]]);
    case 2:
      return Array.from({ length: 2_000 }, () => MARK);
    case 3:
      return deep(random.pick([10, 39, 41, 500]));
    case 4:
      return { ['__proto__']: 1, constructor: { prototype: MARK }, toString: null };
    default:
      return hostileText(random);
  }
}

function deep(levels: number): unknown {
  let value: unknown = MARK;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Bodies that are not what the content type says, or not JSON at all. */
export function hostileBody(random: Random): Buffer {
  const bodies: readonly (() => Buffer)[] = [
    () => Buffer.alloc(0),
    () => Buffer.from('{'),
    () => Buffer.from('{"a":1'),
    () => Buffer.from('null'),
    () => Buffer.from('"text"'),
    () => Buffer.from('[]'),
    () => Buffer.from('1e999'),
    () => Buffer.from('{"name":"\\ud800","title":"\\u0000"}'),
    () => Buffer.from('{"reason":"a","reason":"b","agencyId":1,"agencyId":"x"}'),
    () => Buffer.from('{"expectedVersion":1e400,"contentHash":1}'),
    () => Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('"}')]),
    () => Buffer.from('['.repeat(20_000)),
    () => Buffer.from(`${'[1,'.repeat(20_000)}1${']'.repeat(20_000)}`),
    () => Buffer.from(`{"title":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`),
    () => Buffer.from(`{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":1`).join(',')}}`),
    () => Buffer.from(`{"title":"${'x'.repeat(1_048_000)}"}`),
    () => Buffer.alloc(1_200_000, 0x20),
    () => Buffer.from('\ufeff{"reason":"带 BOM"}'),
    () => random.bytes(300),
  ];
  return random.pick(bodies)();
}

export const CONTENT_TYPES: readonly string[] = [
  'application/json',
  'application/json; charset=gbk',
  'application/json;;;=',
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  `multipart/form-data; boundary=${'b'.repeat(300)}`,
  'application/octet-stream',
  '*/*',
  'not a type',
];

export const COOKIES: readonly string[] = [
  'gongkai_session=',
  'gongkai_session=%00%ff',
  'gongkai_session=%ZZ; gongkai_session=a',
  `gongkai_session=${'a'.repeat(43)}`,
  `gongkai_session=${'b'.repeat(6_000)}`,
  'gongkai_attempt=1; gongkai_device=%e4%bd',
  'gongkai_oidc={"state":1}; =; ;;; a',
  'gongkai_view=../../etc; view=%00',
  `gongkai_view=${'z'.repeat(3_000)}`,
];

export const HEADERS: readonly (readonly [string, string])[] = [
  ['if-none-match', `W/"${'x'.repeat(500)}", *`],
  ['if-modified-since', 'never'],
  ['range', 'bytes=99999999999999999999-1,0-'],
  ['accept', 'text/html;q=abc,*/*;q=9'],
  ['accept-encoding', 'br;q=-1, gzip;q=, *;q=0, identity;q=0'],
  ['accept-language', `${'zh,'.repeat(500)}x`],
  ['x-forwarded-for', `${MARK.length}, not-an-address, 300.1.1.1, ::::`],
  ['x-forwarded-host', 'evil.example\\@x'],
  ['x-forwarded-proto', 'gopher'],
  ['origin', 'null'],
  ['origin', 'http://['],
  ['sec-fetch-site', 'cross-site'],
  ['x-csrf-token', 'x'.repeat(2_000)],
  ['content-encoding', 'gzip'],
  ['expect', '100-continue'],
  ['transfer-encoding', 'chunked'],
  ['x-http-method-override', 'DELETE'],
];
