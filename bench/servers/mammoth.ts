import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../peers/mammoth/', import.meta.url);

interface Mammoth {
  extractRawText(input: { readonly buffer: Buffer }): Promise<{ readonly value: string }>;
}

export function installMammoth(tell: (line: string) => void): void {
  tell('installing mammoth');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fileURLToPath(FOLDER), stdio: 'ignore' });
}

/** Null until `npm run bench -- --peers` installed it beside its own lockfile. */
export function loadMammoth(): Mammoth | null {
  if (!existsSync(new URL('node_modules/mammoth/', FOLDER))) return null;
  return createRequire(new URL('package.json', FOLDER))('mammoth') as Mammoth;
}
