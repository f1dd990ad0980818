import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPasswordFlaw, newInitialPassword } from './password-policy.ts';
import { defaultSignInPolicy } from './sign-in-policy.ts';

const rules = defaultSignInPolicy.password;
const flaws: readonly [string, string | null][] = [
  ['Ab1', 'too-short'],
  ['Ab1#xyz', 'too-short'],
  ['abcdefgh1234', 'too-few-classes'],
  ['青石镇公开办xY9', null],
  ['青石镇公开办9', 'too-short'],
  ['𠮷𠮷𠮷aB1!', 'too-short'],
  ['Zhao.Min#2026', 'holds-login-name'],
  ['nim.oahZ#2026', 'holds-login-name'],
  ['Aa1!Aa1!Aa1!', 'repeats-itself'],
  ['P@ssw0rd2026!', 'is-common'],
  ['Admin@123', 'is-common'],
  ['Qwertyui1!', 'is-common'],
  ['1qaz@WSX', 'is-common'],
  ['Zfxxgk@2026', 'is-common'],
  ['Nine-Tailed7', null],
];

describe('findPasswordFlaw()', () => {
  for (const [password, flaw] of flaws)
    it(`finds ${flaw ?? 'nothing'} in ${password}`, () => {
      assert.equal(findPasswordFlaw(password, 'zhao.min', rules)?.kind ?? null, flaw);
    });

  it('lets a login name of three letters occur by chance', () => {
    assert.equal(findPasswordFlaw('Whole-Lin7-Word', 'lin', rules), null);
  });
});

describe('newInitialPassword()', () => {
  it('always satisfies the policy and never repeats', () => {
    const made = Array.from({ length: 500 }, newInitialPassword);
    assert.equal(new Set(made).size, made.length);
    for (const password of made) assert.equal(findPasswordFlaw(password, 'zhao.min', rules), null);
  });
});
