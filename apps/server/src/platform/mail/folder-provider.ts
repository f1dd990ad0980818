import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { MessageProvider } from './message.ts';

/**
 * Mode acceptance (and demo): messages become files `DATA_DIR/outbox/<time>-<key>.json`, one per message however often it
 * is sent, whole whenever they can be seen.
 */
export function createFolderProvider(folder: string): MessageProvider {
  return {
    async send(message) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const key = createHash('sha256').update(message.idempotencyKey).digest('hex').slice(0, 16);
      const name = `${message.createdAt.replace(/[-:.]/g, '')}-${key}.json`;
      const draft = path.join(folder, `.${randomUUID()}`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(message, null, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path.join(folder, name));
      return { delivered: true, reference: name };
    },
  };
}
