import { createHash } from 'node:crypto';

/** SHA-256 of the content in lower-case hex: the name of a file everywhere. */
export type FileHash = string;

export interface StoredBytes {
  readonly hash: FileHash;
  readonly size: number;
}

/** Bytes by content. Two drivers: a local folder, and any S3 store. Knows nothing of types, names or rows. */
export interface FileStore {
  /** Resolves when the bytes are durable. The same bytes again change nothing. */
  put(content: Buffer): Promise<StoredBytes>;
  /** The whole file, its digest checked; null when there is none. */
  get(hash: FileHash): Promise<Buffer | null>;
  /** For sending: checked while it flows, broken off before the last byte when the digest is wrong. */
  stream(hash: FileHash): Promise<AsyncIterable<Buffer> | null>;
  has(hash: FileHash): Promise<boolean>;
  /** True when there was such a file. */
  delete(hash: FileHash): Promise<boolean>;
  /** Every file with the moment it was stored: for the sweep, `verify` and backups. */
  list(): AsyncIterable<{ readonly hash: FileHash; readonly storedAt: Date }>;
}

/** The stored bytes are not those their name promises: disk rot or a hand in the store. */
export class DigestMismatch extends Error {
  constructor(hash: FileHash) {
    super(`stored file ${hash} does not have its digest`);
  }
}

export function hashOf(content: Buffer): FileHash {
  return createHash('sha256').update(content).digest('hex');
}

export function parseFileHash(text: string): FileHash | null {
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
}

/** Holds back one chunk, so that a reader never gets the whole of a file that is not the right one. */
export async function* checkWhileFlowing(source: AsyncIterable<Buffer>, hash: FileHash): AsyncIterable<Buffer> {
  const digest = createHash('sha256');
  let held: Buffer | null = null;
  for await (const chunk of source) {
    if (held) yield held;
    digest.update(chunk);
    held = chunk;
  }
  if (digest.digest('hex') !== hash) throw new DigestMismatch(hash);
  if (held) yield held;
}
