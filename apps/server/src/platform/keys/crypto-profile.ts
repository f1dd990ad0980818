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
