import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { CryptoProfile } from './crypto-profile.ts';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce, HMAC-SHA-256. A data key seals far fewer than 2^32 texts. */
export const international: CryptoProfile = {
  name: 'international',
  code: 1,
  seal(key, plain, context) {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(context);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, context) {
    if (sealed.length < NONCE + TAG) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(context).setAuthTag(sealed.subarray(-TAG));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
    } catch {
      return null;
    }
  },
  mac: (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
};
