import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** sockaddr_un holds 108 bytes with the closing zero (Linux); macOS has 104. */
const LONGEST_PATH = process.platform === 'darwin' ? 103 : 107;

/** The folder of the server's Unix socket: inside the data folder, or, when that path is too long, a private one under the temp folder. */
export function makeSocketFolder(dataDir: string): string {
  const inside = join(dataDir, 'socket');
  if (fits(inside)) return makePrivate(inside) ?? mkdtempSync(join(tmpdir(), 'gongkai-'));
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const outside = join(tmpdir(), `gongkai-${process.getuid?.() ?? 0}-${key}`);
  return makePrivate(outside) ?? mkdtempSync(join(tmpdir(), 'gongkai-'));
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST_PATH;
}

/** Null where somebody else made a folder (or a link) of this name first: the temp folder is open to all. */
function makePrivate(folder: string): string | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const is = lstatSync(folder);
  const uid = process.getuid?.() ?? is.uid;
  if (!is.isDirectory() || (uid !== 0 && is.uid !== uid) || (is.mode & 0o022) !== 0) return null;
  chmodSync(folder, 0o700);
  return folder;
}
