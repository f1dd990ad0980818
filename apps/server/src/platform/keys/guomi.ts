import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CryptoProfile } from './crypto-profile.ts';
import { lengthPrefixed } from './length-prefixed.ts';

const IV = 16;
const TAG = 32;

/**
 * SM4-CTR (GB/T 32907), then HMAC-SM3 (GB/T 32905, GB/T 15852.2) over context, IV and ciphertext: OpenSSL has no SM4-GCM.
 * The two keys are drawn from the one given by HKDF with SM3, so that no key serves two algorithms.
 */
export const guomi: CryptoProfile = {
  name: 'guomi',
  code: 2,
  seal(key, plain, context) {
    const keys = splitKey(key);
    const iv = randomBytes(IV);
    const cipher = createCipheriv('sm4-ctr', keys.encryption, iv);
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([body, tagOf(keys.authentication, context, body)]);
  },
  open(key, sealed, context) {
    if (sealed.length < IV + TAG) return null;
    const keys = splitKey(key);
    const body = sealed.subarray(0, -TAG);
    if (!timingSafeEqual(sealed.subarray(-TAG), tagOf(keys.authentication, context, body))) return null;
    const decipher = createDecipheriv('sm4-ctr', keys.encryption, body.subarray(0, IV));
    return Buffer.concat([decipher.update(body.subarray(IV)), decipher.final()]);
  },
  mac: (key, bytes) => createHmac('sm3', key).update(bytes).digest(),
};

function splitKey(key: Buffer): { readonly encryption: Buffer; readonly authentication: Buffer } {
  const drawn = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'gongkai sm4-ctr hmac-sm3', 48));
  return { encryption: drawn.subarray(0, 16), authentication: drawn.subarray(16) };
}

function tagOf(key: Buffer, context: Buffer, body: Buffer): Buffer {
  return createHmac('sm3', key)
    .update(lengthPrefixed([context]))
    .update(body)
    .digest();
}
