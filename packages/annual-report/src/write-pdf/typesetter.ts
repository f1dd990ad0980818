import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Open fonts that hold all of GBK: they stand in for 仿宋 and 小标宋, which have no open licence. */
const FONT_FILES = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
];

export interface PdfOptions {
  /** A folder with the office's own licensed fonts (仿宋_GB2312, 方正小标宋简体, 楷体_GB2312, 黑体): used before the open ones. */
  readonly fontFolder?: string;
  /** `a-2a`: PDF/A-2a, for the archive, tagged. `ua-1`: PDF/UA-1, for reading voices. The typesetter promises one at a time. */
  readonly standard?: 'a-2a' | 'ua-1';
}

/** One typesetter per process and font folder: its fonts take 40 MB. */
const typesetters = new Map<string, NodeCompiler>();

function typesetterWith(fontFolder: string): NodeCompiler {
  const known = typesetters.get(fontFolder);
  if (known) return known;
  const { resolve } = createRequire(import.meta.url);
  const typesetter = NodeCompiler.create({
    fontArgs: [
      ...(fontFolder ? [{ fontPaths: [fontFolder] }] : []),
      { fontBlobs: FONT_FILES.map(file => readFileSync(resolve(file))) },
    ],
  });
  typesetters.set(fontFolder, typesetter);
  return typesetter;
}

/** Results of the documents before last are forgotten: memory stays flat over any number of them. */
const KEPT_DOCUMENTS = 2;

/**
 * Sets a template with data. The data goes in as bytes and comes out as strings: nothing in it is ever read as markup. Takes some
 * ten milliseconds without pause: servers call it in a worker.
 */
export function typeset(template: string, data: unknown, options: PdfOptions = {}): Uint8Array {
  const { fontFolder = '', standard = 'a-2a' } = options;
  const typesetter = typesetterWith(fontFolder);
  const pdf = typesetter.pdf(
    { mainFileContent: template, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: standard },
  );
  typesetter.evictCache(KEPT_DOCUMENTS);
  return new Uint8Array(pdf);
}
