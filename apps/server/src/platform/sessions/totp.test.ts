import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generate } from 'otplib';
import { matchTotp, newTotpSecret, totpCode, totpStepAt, totpUri } from './totp.ts';

/** RFC 6238 appendix B: '12345678901234567890' in base32; its codes have eight digits, ours are the last six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: readonly [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

describe('totpCode()', () => {
  for (const [seconds, code] of vectors)
    it(`gives ${code} at ${seconds} s (RFC 6238 appendix B)`, () => {
      assert.equal(totpCode(RFC_SECRET, totpStepAt(seconds * 1000)), code);
    });

  it('agrees with otplib on secrets of ours', async () => {
    for (let i = 0; i < 20; i++) {
      const secret = newTotpSecret();
      const epoch = 1_760_000_000 + i * 12_345;
      assert.equal(totpCode(secret, totpStepAt(epoch * 1000)), await generate({ secret, epoch }));
    }
  });
});

describe('matchTotp()', () => {
  const now = 1_760_000_000_000;
  const step = totpStepAt(now);
  const codeAt = (offset: number) => totpCode(RFC_SECRET, step + offset);

  it('takes the code of the step before, this one and the next', () => {
    for (const offset of [-1, 0, 1]) assert.equal(matchTotp(RFC_SECRET, codeAt(offset), now, null), step + offset);
  });

  it('refuses the code of two steps away', () => {
    for (const offset of [-2, 2]) assert.equal(matchTotp(RFC_SECRET, codeAt(offset), now, null), null);
  });

  it('refuses a code that was used, and any older one', () => {
    assert.equal(matchTotp(RFC_SECRET, codeAt(0), now, step), null);
    assert.equal(matchTotp(RFC_SECRET, codeAt(-1), now, step), null);
    assert.equal(matchTotp(RFC_SECRET, codeAt(1), now, step), step + 1);
  });
});

describe('totpUri()', () => {
  it('escapes Chinese and spaces', () => {
    assert.equal(
      totpUri('ABC', '云岭县 公开', 'zhao.min'),
      'otpauth://totp/%E4%BA%91%E5%B2%AD%E5%8E%BF%20%E5%85%AC%E5%BC%80:zhao.min?secret=ABC&issuer=%E4%BA%91%E5%B2%AD%E5%8E%BF%20%E5%85%AC%E5%BC%80&algorithm=SHA1&digits=6&period=30',
    );
  });
});
