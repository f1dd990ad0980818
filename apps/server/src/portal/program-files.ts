import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../../checkup/dist/', import.meta.url));
const PLACE = '/assets/checkup/';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.bcmap': 'application/octet-stream',
};

export interface ProgramFiles {
  /** `/assets/checkup/checkup-3f2a….js` for `checkup.js`. */
  address(name: string): string | undefined;
  fileAt(path: string): { readonly file: string; readonly mediaType: string } | null;
}

/** What `npm ci` built of apps/checkup. Its parts name each other relative to themselves, so a prefix makes no difference. */
export function programFiles(folder: string = DIST): ProgramFiles {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  const manifest =
    read<Record<string, { name?: string; file: string; css?: readonly string[]; isEntry?: boolean }>>('manifest.json');
  const addresses = new Map<string, string>();
  for (const { name, file, css = [], isEntry } of Object.values(manifest)) {
    if (!isEntry || name === undefined) continue;
    addresses.set(`${name}.js`, PLACE + file);
    for (const style of css) addresses.set(`${name}.css`, PLACE + style);
  }
  const names = new Set([...read<readonly string[]>('files.json'), 'files.json']);
  return {
    address: name => addresses.get(name),
    fileAt(path) {
      const name = path.startsWith(PLACE) ? path.slice(PLACE.length) : '';
      const mediaType = MEDIA_TYPES[extname(name)];
      return names.has(name) && mediaType ? { file: join(folder, name), mediaType } : null;
    },
  };
}
