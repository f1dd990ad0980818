import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkWhileFlowing, type FileStore, parseFileHash } from '../platform/files/stores/file-store.ts';

/** The stored files, for reading only: this process may not write, and its store must not try to. */
export async function openPublicFiles(place: {
  folder: string;
  s3Url: string | undefined;
}): Promise<Pick<FileStore, 'stream'>> {
  if (place.s3Url) {
    const { openFileStore } = await import('../platform/files/stores/open-file-store.ts');
    return await openFileStore({ dataDir: place.folder, s3Url: place.s3Url });
  }
  return {
    async stream(name) {
      const hash = parseFileHash(name);
      if (hash === null) return null;
      const path = join(place.folder, hash.slice(0, 2), hash.slice(2, 4), hash);
      const found = await stat(path).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ENOENT') return null;
        throw fault;
      });
      return found?.isFile() ? checkWhileFlowing(createReadStream(path), hash) : null;
    },
  };
}
