import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/**
 * RFC 9180 in base mode: DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256. One message for each encapsulation.
 * The AEAD is a parameter so that the published vectors, which exist for the other two, prove the same code.
 */
const KEM_ID = 0x0020;
const KDF_ID = 0x0001;

export interface HpkeAead {
  readonly id: number;
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyBytes: number;
}

export const AES_128_GCM: HpkeAead = { id: 0x0001, cipher: 'aes-128-gcm', keyBytes: 16 };
export const AES_256_GCM: HpkeAead = { id: 0x0002, cipher: 'aes-256-gcm', keyBytes: 32 };
export const CHACHA20_POLY1305: HpkeAead = { id: 0x0003, cipher: 'chacha20-poly1305', keyBytes: 32 };

export const ENCAPSULATED = 32;
const TAG = 16;

export interface X25519Pair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

export function generateX25519(): X25519Pair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32),
  };
}

/** `ephemeral` is given by tests alone: it must be new for each message. */
export function hpkeSeal(
  aead: HpkeAead,
  publicKey: Buffer,
  info: Buffer,
  aad: Buffer,
  plain: Buffer,
  ephemeral: X25519Pair = generateX25519(),
): Buffer {
  const shared = sharedSecret(exchange(ephemeral.privateKey, publicKey), ephemeral.publicKey, publicKey);
  const { key, nonce } = schedule(aead, shared, info);
  const cipher = createCipheriv(aead.cipher as 'aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(aad, { plaintextLength: plain.length });
  return Buffer.concat([ephemeral.publicKey, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null where the bytes were not sealed to this key, or not with this info and aad. */
export function hpkeOpen(aead: HpkeAead, pair: X25519Pair, info: Buffer, aad: Buffer, sealed: Buffer): Buffer | null {
  if (sealed.length < ENCAPSULATED + TAG) return null;
  const encapsulated = sealed.subarray(0, ENCAPSULATED);
  try {
    const shared = sharedSecret(exchange(pair.privateKey, encapsulated), encapsulated, pair.publicKey);
    const { key, nonce } = schedule(aead, shared, info);
    const body = sealed.subarray(ENCAPSULATED, -TAG);
    const decipher = createDecipheriv(aead.cipher as 'aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAAD(aad, { plaintextLength: body.length }).setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return null;
  }
}

const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** node:crypto refuses the points of small order, for which the result would be all zero (RFC 9180 §7.1.4). */
function exchange(privateKey: Buffer, publicKey: Buffer): Buffer {
  const own: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, privateKey]),
    format: 'der',
    type: 'pkcs8',
  });
  const other: KeyObject = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return diffieHellman({ privateKey: own, publicKey: other });
}

const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), i2osp(KEM_ID)]);

function sharedSecret(dh: Buffer, encapsulated: Buffer, publicKey: Buffer): Buffer {
  const prk = labeledExtract(KEM_SUITE, Buffer.alloc(0), 'eae_prk', dh);
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', Buffer.concat([encapsulated, publicKey]), 32);
}

/** RFC 9180 §5.1 with mode_base and empty psk. */
function schedule(aead: HpkeAead, shared: Buffer, info: Buffer): { readonly key: Buffer; readonly nonce: Buffer } {
  const suite = Buffer.concat([Buffer.from('HPKE'), i2osp(KEM_ID), i2osp(KDF_ID), i2osp(aead.id)]);
  const empty = Buffer.alloc(0);
  const context = Buffer.concat([
    Buffer.of(0x00),
    labeledExtract(suite, empty, 'psk_id_hash', empty),
    labeledExtract(suite, empty, 'info_hash', info),
  ]);
  const secret = labeledExtract(suite, shared, 'secret', empty);
  return {
    key: labeledExpand(suite, secret, 'key', context, aead.keyBytes),
    nonce: labeledExpand(suite, secret, 'base_nonce', context, 12),
  };
}

function labeledExtract(suite: Buffer, salt: Buffer, label: string, secret: Buffer): Buffer {
  return hmac(salt, Buffer.concat([Buffer.from(`HPKE-v1`), suite, Buffer.from(label), secret]));
}

function labeledExpand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  // HKDF-Expand in one block: none of our outputs is longer than the hash.
  const labeled = Buffer.concat([i2osp(length), Buffer.from('HPKE-v1'), suite, Buffer.from(label), info]);
  return hmac(prk, Buffer.concat([labeled, Buffer.of(1)])).subarray(0, length);
}

function hmac(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}

function i2osp(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
