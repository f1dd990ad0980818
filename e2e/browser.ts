import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';

/** How the browser that npm brought is started here. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Unpacks the browser once per machine and version. Call it before several processes start: two at once would race. */
export async function prepareBrowser(): Promise<BrowserLaunch> {
  const executablePath = await chromium.executablePath();
  const libraries = missesLibraries(executablePath) ? await unpackLibraries() : null;
  return {
    executablePath,
    args: ARGS,
    env: { ...(process.env as Record<string, string>), ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
  };
}

/** Small machines lack libnss3 and its like; the package carries them for one system, and they serve others too. */
function missesLibraries(executablePath: string): boolean {
  const { stdout } = spawnSync('ldd', [executablePath], { encoding: 'utf8' });
  return (stdout ?? '').includes('not found');
}

async function unpackLibraries(): Promise<string> {
  const folder = join(tmpdir(), 'gongkai-chromium-libraries');
  if (existsSync(join(folder, 'lib'))) return join(folder, 'lib');
  const archive = join(
    dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname),
    '..',
    '..',
    'bin',
    'al2023.tar.br',
  );
  const { brotliDecompressSync } = await import('node:zlib');
  const { readFile } = await import('node:fs/promises');
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  const tar = join(making, 'libraries.tar');
  await writeFile(tar, brotliDecompressSync(await readFile(archive)));
  spawnSync('tar', ['-xf', tar, '-C', making]);
  await rm(tar);
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return join(folder, 'lib');
}
