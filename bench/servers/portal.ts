import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../apps/server/src/portal.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface BenchPortal {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * The portal as the office starts it (office/portal-process.ts): the same entry, settings and confinement, on any database.
 * Without a page cache every call draws its page.
 */
export async function startPortal(portalUrl: string, options: { cached: boolean }): Promise<BenchPortal> {
  const files = mkdtempSync(join(tmpdir(), 'gongkai-bench-files-'));
  const readable = ['apps', 'packages', 'node_modules', 'package.json'].map(name => join(ROOT, name));
  const child = fork(ENTRY, [], {
    env: {
      NODE_ENV: 'production',
      MODE: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1:8080',
      TRUST_PROXY: 'loopback',
      DATABASE_PORTAL_URL: portalUrl,
      FILES_DIR: files,
      ...(options.cached ? {} : { PAGE_CACHE_MB: '0' }),
    },
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      '--permission',
      ...[...readable, files].map(path => `--allow-fs-read=${path}`),
    ],
    // Its log is one line at the start; what it has to say about a fault belongs on the screen.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the portal ended with ${code} before it listened`)));
    child.on('message', message => {
      const { kind, port: heard } = message as { kind?: string; port?: number };
      if (kind === 'listening') resolve(heard!);
    });
  });
  return {
    port,
    pid: child.pid!,
    async stop() {
      if (child.exitCode === null && child.signalCode === null)
        await new Promise<void>(resolve => {
          child.once('exit', () => resolve());
          child.kill('SIGTERM');
        });
      rmSync(files, { recursive: true, force: true });
    },
  };
}
