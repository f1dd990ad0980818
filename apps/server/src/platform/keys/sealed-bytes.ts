import type { CryptoProfile } from './crypto-profile.ts';
import { profileOfCode } from './profiles.ts';

const FORMAT = 1;
const HEADER = 6;

/** `[format, profile, key version (4 bytes)]` stand before everything sealed, so that it says itself what opens it. */
export interface SealedBytes {
  readonly profile: CryptoProfile;
  readonly keyVersion: number;
  readonly body: Buffer;
}

export function sealedHeader(profile: CryptoProfile, keyVersion: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header[0] = FORMAT;
  header[1] = profile.code;
  header.writeUInt32BE(keyVersion, 2);
  return header;
}

/** Null for bytes that were not sealed by us or by a later version of us. */
export function readSealed(bytes: Buffer): SealedBytes | null {
  if (bytes.length < HEADER || bytes[0] !== FORMAT) return null;
  const profile = profileOfCode(bytes[1]);
  return profile && { profile, keyVersion: bytes.readUInt32BE(2), body: bytes.subarray(HEADER) };
}

/** Seals with the header both in front and bound in, so that neither profile nor version can be exchanged. */
export function sealWith(
  profile: CryptoProfile,
  keyVersion: number,
  key: Buffer,
  plain: Buffer,
  context: Buffer,
): Buffer {
  const header = sealedHeader(profile, keyVersion);
  return Buffer.concat([header, profile.seal(key, plain, Buffer.concat([header, context]))]);
}

export function openWith(sealed: SealedBytes, key: Buffer, context: Buffer): Buffer | null {
  const header = sealedHeader(sealed.profile, sealed.keyVersion);
  return sealed.profile.open(key, sealed.body, Buffer.concat([header, context]));
}
