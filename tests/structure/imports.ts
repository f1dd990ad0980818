import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Files of the tree that it imports, from the root. */
  readonly imports: readonly string[];
  /** Packages that it imports: `zod`, `node:fs`, `@gongkai/statute`. */
  readonly packages: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

export async function readSources(): Promise<SourceFile[]> {
  const sources: SourceFile[] = [];
  for await (const found of glob('{packages,apps,tools}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: path => /node_modules|[/\\]dist/.test(path),
  })) {
    const path = found.replaceAll('\\', '/');
    const text = await readFile(join(root, path), 'utf8');
    const specifiers = [...text.matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? match[3]!);
    sources.push({
      path,
      text,
      imports: specifiers
        .filter(name => name.startsWith('.'))
        .map(name => relative(root, normalize(join(root, dirname(path), name))).replaceAll('\\', '/')),
      packages: specifiers.filter(name => !name.startsWith('.')),
    });
  }
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isTest = (path: string) => /\.(test|proof)\.tsx?$/.test(path) || path.includes('/testing/');
