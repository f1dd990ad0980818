import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder under the temp folder that is gone after the test. */
export function scratchFolder(scope: { after(run: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-scratch-'));
  scope.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}
