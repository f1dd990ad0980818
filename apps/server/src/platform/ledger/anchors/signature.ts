import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** `ed25519` in the international profile, `sm2` (GB/T 32918 with SM3 and the standard user id) in the guomi profile. */
export type SignatureAlgorithm = 'ed25519' | 'sm2';

/** One line that can be put in a setting, read out on the telephone, or printed: `ed25519:<base64>`, `sm2:<base64>`. */
export type PublicKeyText = `${SignatureAlgorithm}:${string}`;

export interface SigningKeyPair {
  readonly publicKey: PublicKeyText;
  /** Base64: the PKCS#8 form of Ed25519, the 32-byte number of SM2. */
  readonly privateKey: string;
}

/** GB/T 35276: the id used where none was agreed. Others' libraries verify only with the same one. */
const SM2_USER_ID = '1234567812345678';
const ED25519_SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export function generateSigningKey(algorithm: SignatureAlgorithm): SigningKeyPair {
  if (algorithm === 'sm2') {
    const pair = sm2.generateKeyPairHex();
    return {
      publicKey: `sm2:${Buffer.from(pair.publicKey, 'hex').toString('base64')}`,
      privateKey: Buffer.from(pair.privateKey, 'hex').toString('base64'),
    };
  }
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(ED25519_SPKI_PREFIX.length);
  return {
    publicKey: `ed25519:${raw.toString('base64')}`,
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

export function signBytes(key: SigningKeyPair, bytes: Buffer): Buffer {
  const privateKey = Buffer.from(key.privateKey, 'base64');
  const { algorithm, raw } = parsePublicKey(key.publicKey)!;
  if (algorithm === 'ed25519')
    return sign(null, bytes, createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }));
  const options = { hash: true, userId: SM2_USER_ID, publicKey: raw.toString('hex') };
  return Buffer.from(sm2.doSignature(bytes, privateKey.toString('hex'), options), 'hex');
}

/** False for a signature of another key, another algorithm or no signature at all; it does not throw on any bytes. */
export function isSignedBy(publicKey: PublicKeyText, bytes: Buffer, signature: Buffer): boolean {
  const key = parsePublicKey(publicKey);
  if (key === null || signature.length !== 64) return false;
  if (key.algorithm === 'sm2') {
    const options = { hash: true, userId: SM2_USER_ID };
    try {
      return sm2.doVerifySignature(bytes, signature.toString('hex'), key.raw.toString('hex'), options);
    } catch {
      return false;
    }
  }
  const spki = createPublicKey({ key: Buffer.concat([ED25519_SPKI_PREFIX, key.raw]), format: 'der', type: 'spki' });
  return verify(null, bytes, spki, signature);
}

export function parsePublicKey(text: string): { readonly algorithm: SignatureAlgorithm; readonly raw: Buffer } | null {
  const match = /^(ed25519|sm2):([0-9A-Za-z+/]+={0,2})$/.exec(text.trim());
  if (!match) return null;
  const algorithm = match[1] as SignatureAlgorithm;
  const raw = Buffer.from(match[2]!, 'base64');
  if (algorithm === 'ed25519') return raw.length === 32 ? { algorithm, raw } : null;
  return raw.length === 65 && raw[0] === 4 && isOnCurve(raw) ? { algorithm, raw } : null;
}

/** The library answers a point off the curve sometimes with false and sometimes with a throw. */
function isOnCurve(point: Buffer): boolean {
  try {
    return sm2.verifyPublicKey(point.toString('hex'));
  } catch {
    return false;
  }
}
