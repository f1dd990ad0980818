import { guomi } from './guomi.ts';
import { international } from './international.ts';

export type ProfileName = 'international' | 'guomi';

/** One set of algorithms behind one interface; both take keys of 32 bytes. Everything sealed names its profile. */
export interface CryptoProfile {
  readonly name: ProfileName;
  /** The byte that names the profile in front of everything sealed. */
  readonly code: number;
  /** Encrypts and authenticates; `context` is bound to the result and has to be given again. */
  seal(key: Buffer, plain: Buffer, context: Buffer): Buffer;
  /** Null where key, bytes or context are not the ones that were sealed. */
  open(key: Buffer, sealed: Buffer, context: Buffer): Buffer | null;
  mac(key: Buffer, bytes: Buffer): Buffer;
}

export const PROFILES: Readonly<Record<ProfileName, CryptoProfile>> = { international, guomi };

export function profileOfCode(code: number | undefined): CryptoProfile | null {
  return Object.values(PROFILES).find(profile => profile.code === code) ?? null;
}
