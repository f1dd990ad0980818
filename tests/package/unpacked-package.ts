import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePackage, packPackage } from '../../tools/pack-annual-report.ts';

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

export interface Consumer {
  /** A folder in which `@gongkai/annual-report` is installed from its tarball, and nothing else but what it depends on. */
  readonly folder: string;
  readonly package: string;
  remove(): void;
}

/** Packs the package as it would be published and installs it as a stranger would; its dependencies come from this tree. */
export function installPackage(): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-package-'));
  const tarball = packPackage(compilePackage(join(folder, 'compiled')), folder);
  const home = join(folder, 'node_modules/@gongkai/annual-report');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  rmSync(join(folder, 'compiled'), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(MODULES, name), link, 'dir');
  }
  return { folder, package: home, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
