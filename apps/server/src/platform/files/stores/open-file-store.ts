import path from 'node:path';
import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { parseS3Address } from './s3-address.ts';
import { openS3Store } from './s3-store.ts';

/** The store the configuration names: S3 when `S3_URL` is given, the folder `files` in `DATA_DIR` otherwise. */
export async function openFileStore(place: {
  readonly dataDir: string;
  readonly s3Url?: string | null | undefined;
}): Promise<FileStore> {
  if (!place.s3Url) return openDiskStore(path.join(place.dataDir, 'files'));
  const address = parseS3Address(place.s3Url);
  if (typeof address === 'string') {
    throw new Error(`S3_URL cannot be used (${address}). Write it as s3+https://KEY:SECRET@host:port/bucket.`);
  }
  return openS3Store(address);
}
