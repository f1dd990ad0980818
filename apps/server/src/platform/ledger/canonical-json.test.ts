import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, NotCanonical } from './canonical-json.ts';
import type { Json } from './event.ts';

test('canonicalJson() writes the worked example of RFC 8785 §3.2', () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('canonicalJson() sorts members by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  assert.equal(canonicalJson(value), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('canonicalJson() keeps rare characters exactly', () => {
  assert.equal(canonicalJson(['𠮷', '㼆', '-0:', -0]), '["𠮷","㼆","-0:",0]');
});

test('canonicalJson() refuses what JSON cannot carry exactly, and names the place', () => {
  const bad: [unknown, RegExp][] = [
    [{ a: undefined }, /\$\.a is undefined/],
    [{ a: [1, Number.NaN] }, /\$\.a\[1\] is NaN/],
    [{ a: new Date(0) }, /\$\.a is not a plain object/],
    [{ a: '\ud800' }, /\$\.a holds half of a surrogate pair/],
    [{ a: 'x\0' }, /U\+0000/],
    [{ a: 1n }, /bigint/],
    [{ '\udc00': 1 }, /surrogate/],
  ];
  for (const [value, why] of bad)
    assert.throws(
      () => canonicalJson(value as Json),
      (fault: Error) => fault instanceof NotCanonical && why.test(fault.message),
    );
  let deep: Json = 1;
  for (let at = 0; at < 130; at += 1) deep = [deep];
  assert.throws(() => canonicalJson(deep), /nested deeper/);
});

test('canonicalJson() gives one text for one value, whatever the order of its members, and JSON.parse gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), drawn => {
      const value = JSON.parse(JSON.stringify(drawn).replaceAll('\\u0000', '')) as Json;
      let text: string;
      try {
        text = canonicalJson(value);
      } catch (fault) {
        assert.ok(fault instanceof NotCanonical);
        return;
      }
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(reversed(value)), text);
    }),
  );
});

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
}
