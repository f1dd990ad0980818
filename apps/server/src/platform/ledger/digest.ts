import { hash } from 'node:crypto';

/** `sha256` in the international profile, `sm3` (GB/T 32905) in the guomi profile; both give 32 bytes. */
export type HashAlgorithm = 'sha256' | 'sm3';

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = ['sha256', 'sm3'];

export function digest(algorithm: HashAlgorithm, bytes: Buffer | string): Buffer {
  return hash(algorithm, bytes, 'buffer');
}

/** The `prevHash` of a first event and the head of a stream that does not exist yet. */
export const ZERO_HASH: Buffer = Buffer.alloc(32);

export function isHashAlgorithm(name: string): name is HashAlgorithm {
  return (HASH_ALGORITHMS as readonly string[]).includes(name);
}
