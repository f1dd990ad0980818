import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE = path.join(ROOT, 'packages/annual-report');

/**
 * Compiles `@gongkai/annual-report` into a folder that npm can pack: JavaScript and types for Node 20 and browsers. The law
 * it is built on (`@gongkai/statute`) goes along inside, since it is not a package of its own outside this tree.
 */
export function compilePackage(into: string = path.join(PACKAGE, 'dist')): string {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', path.join(PACKAGE, 'tsconfig.build.json'), '--outDir', into], {
    stdio: 'inherit',
  });
  for (const file of globSync('**/*.{js,d.ts}', { cwd: into })) {
    const target = path.join(into, file);
    const statute = path.relative(path.dirname(target), path.join(into, 'statute/src/index.js')).replaceAll('\\', '/');
    const relative = statute.startsWith('.') ? statute : `./${statute}`;
    writeFileSync(target, readFileSync(target, 'utf8').replace(/(['"])@gongkai\/statute\1/g, `'${relative}'`));
  }
  const { dependencies, version, license } = readManifest(path.join(PACKAGE, 'package.json'));
  const { '@gongkai/statute': _, ...needed } = dependencies;
  const manifest = {
    name: '@gongkai/annual-report',
    version,
    description: 'Reads, checks, compares and writes the annual reports of Chinese government information disclosure',
    license,
    type: 'module',
    engines: { node: '>=20' },
    sideEffects: false,
    exports: {
      '.': { types: './annual-report/src/index.d.ts', default: './annual-report/src/index.js' },
      './pdf': { types: './annual-report/src/write-pdf/index.d.ts', default: './annual-report/src/write-pdf/index.js' },
    },
    dependencies: needed,
  };
  writeFileSync(path.join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(path.join(PACKAGE, 'README.md'), path.join(into, 'README.md'));
  cpSync(path.join(ROOT, 'LICENSE'), path.join(into, 'LICENSE'));
  return into;
}

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const readManifest = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Manifest;

/** The tarball, as it would be published. */
export function packPackage(compiled: string, into: string): string {
  const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: compiled,
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  return path.join(into, filename);
}

if (import.meta.main) process.stdout.write(`${packPackage(compilePackage(), process.cwd())}\n`);
