import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type AnchorPlace, AnchorPlaceRefused, anchorPath } from './anchor-place.ts';

/** Anchors in a folder: the default below DATA_DIR, or any mounted place of another host named by ANCHOR_DIR. */
export function folderPlace(folder: string, dataDir: string): AnchorPlace {
  const root = resolve(folder);
  return {
    description: root,
    besideData: `${root}${sep}`.startsWith(`${resolve(dataDir)}${sep}`),
    put: (no, bytes) => put(root, no, bytes),
    get: no => get(root, no),
    lastNo: () => lastNo(root),
  };
}

/** The line an operator sees at start while anchors lie beside the data. */
export function placeWarning(place: AnchorPlace): string | null {
  return place.besideData
    ? `Ledger anchors are written to ${place.description}, beside the data they protect: whoever can change the database can change them too. Set ANCHOR_DIR to a folder on another host, and note the public key elsewhere.`
    : null;
}

async function get(root: string, no: number): Promise<Buffer | null> {
  try {
    return await readFile(join(root, anchorPath(no)));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

async function put(root: string, no: number, bytes: Buffer): Promise<void> {
  const existing = await get(root, no);
  if (existing !== null) {
    if (existing.equals(bytes)) return;
    throw new AnchorPlaceRefused(`Anchor ${no} already lies in ${root} with other content`);
  }
  const path = join(root, anchorPath(no));
  const shelf = dirname(path);
  await mkdir(shelf, { recursive: true, mode: 0o755 });
  // A name that `lastNo` does not take for an anchor; a crash may leave it, and it harms nothing.
  const unfinished = join(shelf, `.${randomBytes(8).toString('hex')}.tmp`);
  const file = await open(unfinished, 'wx', 0o444);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (fault) {
    await unlink(unfinished);
    throw fault;
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  for (const folder of [shelf, root, dirname(root)]) await syncFolder(folder);
}

async function lastNo(root: string): Promise<number> {
  for (const shelf of descending(await list(root), /^\d{4,}$/)) {
    // A crash can leave a new shelf empty; then the one before holds the last anchor.
    const [name] = descending(await list(join(root, shelf)), /^\d{8,}\.json$/);
    if (name !== undefined) return Number.parseInt(name, 10);
  }
  return 0;
}

function descending(names: readonly string[], shape: RegExp): string[] {
  return names.filter(name => shape.test(name)).sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
