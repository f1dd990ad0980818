import { randomBytes } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { ProfileName } from './crypto-profile.ts';
import { AES_256_GCM, generateX25519, hpkeOpen, hpkeSeal } from './hpke.ts';
import { PROFILES } from './profiles.ts';
import { readSealed, sealedHeader } from './sealed-bytes.ts';

/**
 * What an applicant sends is sealed at the portal to a public key; only the office can open it. The portal's process, its database
 * user and its backups hold nothing that reads it back.
 */
export interface BoxKeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** What the portal is given: `international:1:<base64>`, profile, version and the key. */
export type BoxPublicKey = string;

/** SM2 ciphertext of a 32-byte content key: the point (64 bytes without its 04), the hash and the key itself, as C1C3C2. */
const SM2_CAPSULE = 64 + 32 + 32;

export function generateBoxKey(profile: ProfileName): BoxKeyPair {
  if (profile === 'international') return generateX25519();
  const pair = sm2.generateKeyPairHex();
  return { publicKey: Buffer.from(pair.publicKey, 'hex'), privateKey: Buffer.from(pair.privateKey, 'hex') };
}

export function formatBoxPublicKey(profile: ProfileName, version: number, publicKey: Buffer): BoxPublicKey {
  return `${profile}:${version}:${publicKey.toString('base64')}`;
}

function parseBoxPublicKey(text: BoxPublicKey): { profile: ProfileName; version: number; publicKey: Buffer } {
  const match = /^(international|guomi):([1-9]\d{0,9}):([0-9A-Za-z+/]+={0,2})$/.exec(text);
  const publicKey = Buffer.from(match?.[3] ?? '', 'base64');
  if (!match || publicKey.length !== (match[1] === 'guomi' ? 65 : 32))
    throw new TypeError('Not a public key for sealed boxes');
  return { profile: match[1] as ProfileName, version: Number(match[2]), publicKey };
}

/** `context` names what is sealed and for whom (`intake/2026-...`); who opens it must know it. */
export function sealTo(publicKey: BoxPublicKey, plain: Buffer, context: string): Buffer {
  const key = parseBoxPublicKey(publicKey);
  const header = sealedHeader(PROFILES[key.profile], key.version);
  const bound = Buffer.concat([header, Buffer.from(context, 'utf8')]);
  if (key.profile === 'international')
    return Buffer.concat([header, hpkeSeal(AES_256_GCM, key.publicKey, INFO, bound, plain)]);
  const contentKey = randomBytes(32);
  const capsule = Buffer.from(sm2.doEncrypt(contentKey, key.publicKey.toString('hex'), 1), 'hex');
  return Buffer.concat([header, capsule, PROFILES.guomi.seal(contentKey, plain, Buffer.concat([INFO, bound]))]);
}

const INFO = Buffer.from('gongkai sealed box 1', 'utf8');

/** Null where it was not sealed to this key for this context, or was changed since. */
export function openSealed(pair: BoxKeyPair, sealed: Buffer, context: string): Buffer | null {
  const read = readSealed(sealed);
  if (read === null) return null;
  const header = sealedHeader(read.profile, read.keyVersion);
  const bound = Buffer.concat([header, Buffer.from(context, 'utf8')]);
  if (read.profile.name === 'international')
    return pair.publicKey.length === 32 ? hpkeOpen(AES_256_GCM, pair, INFO, bound, read.body) : null;
  const contentKey = openCapsule(pair, read.body.subarray(0, SM2_CAPSULE));
  return contentKey && PROFILES.guomi.open(contentKey, read.body.subarray(SM2_CAPSULE), Buffer.concat([INFO, bound]));
}

function openCapsule(pair: BoxKeyPair, capsule: Buffer): Buffer | null {
  try {
    const opened = sm2.doDecrypt(capsule.toString('hex'), pair.privateKey.toString('hex'), 1, { output: 'array' });
    return opened.length === 32 ? Buffer.from(opened) : null;
  } catch {
    return null;
  }
}
