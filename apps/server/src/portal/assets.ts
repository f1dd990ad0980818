import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programFiles } from './program-files.ts';

const FOLDER = fileURLToPath(new URL('../../assets/', import.meta.url));
const FONT_PACKAGE = '@fontsource-variable/noto-serif-sc';
const require = createRequire(import.meta.url);

export interface Asset {
  readonly mediaType: string;
  readonly body: Buffer;
}

/** Stylesheets, icon, fonts, and the program of the check-up page. The address of each changes with its content, so browsers keep them for ever. */
export interface Assets {
  /** `/assets/portal.3f2a….css` for `portal.css`. */
  address(name: string): string;
  find(path: string): Promise<Asset | null>;
}

export function loadAssets(): Assets {
  const fonts = fontFiles();
  const programs = programFiles();
  const sources: [string, string, Buffer][] = [
    ['portal.css', 'text/css; charset=utf-8', readFileSync(join(FOLDER, 'portal.css'))],
    ['fonts.css', 'text/css; charset=utf-8', Buffer.from(fonts.css)],
    ['icon.svg', 'image/svg+xml; charset=utf-8', readFileSync(join(FOLDER, 'icon.svg'))],
  ];
  const addresses = new Map<string, string>();
  const assets = new Map<string, Asset>();
  for (const [name, mediaType, body] of sources) {
    const address = `/assets/${name.replace(/\.(\w+)$/, `.${hashOf(body)}.$1`)}`;
    addresses.set(name, address);
    assets.set(address, { mediaType, body });
  }
  return {
    address(name) {
      const address = addresses.get(name) ?? programs.address(name);
      if (address === undefined) throw new Error(`there is no asset ${name}`);
      return address;
    },
    async find(path) {
      const asset = assets.get(path);
      if (asset) return asset;
      const font = fonts.fileAt(path);
      if (font) return { mediaType: 'font/woff2', body: await readFile(font) };
      const program = programs.fileAt(path);
      return program ? { ...program, body: await readFile(program.file) } : null;
    },
  };
}

/**
 * Noto Serif SC in some hundred small files, each for a range of characters: a browser fetches only those of a page's
 * headings, and only when it has no Chinese serif of its own. The package's version stands in the address.
 */
function fontFiles(): { css: string; fileAt: (path: string) => string | null } {
  const manifest = require.resolve(`${FONT_PACKAGE}/package.json`);
  const folder = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const place = `/assets/fonts/${version}/`;
  const names = new Set<string>();
  const css = readFileSync(join(folder, 'index.css'), 'utf8').replace(
    /url\(\.\/files\/([\w.-]+\.woff2)\)/g,
    (_match, name: string) => {
      names.add(name);
      // Beside fonts.css, so that a prefix in front of the site makes no difference.
      return `url(fonts/${version}/${name})`;
    },
  );
  return {
    css: css + textFaces(css),
    fileAt: path =>
      path.startsWith(place) && names.has(path.slice(place.length))
        ? join(folder, 'files', path.slice(place.length))
        : null,
  };
}

/** Sans-serif Chinese fonts of telephones that stylesheets cannot name as a family but find as a file. */
const LOCAL_TEXT_FONTS = [
  'Noto Sans CJK SC Regular',
  'NotoSansCJKsc-Regular',
  'Noto Sans SC Regular',
  'NotoSansSC-Regular',
  'Source Han Sans SC Regular',
  'SourceHanSansSC-Regular',
  'HarmonyOS Sans SC',
  'HarmonyOS_Sans_SC',
  'MiSans Regular',
  'Droid Sans Fallback',
];

/**
 * For reading, the system's own font is taken wherever one is found; the web font only where there is no Chinese font at
 * all, so that no page shows empty boxes. One weight, so that browsers make the bold themselves.
 */
function textFaces(css: string): string {
  const locals = LOCAL_TEXT_FONTS.map(name => `local("${name}")`).join(',');
  return css
    .replaceAll("'Noto Serif SC Variable'", "'Gongkai Text'")
    .replaceAll('font-weight: 200 900;', 'font-weight: 400;')
    .replaceAll('src: url(', `src: ${locals},url(`);
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 12);
}
