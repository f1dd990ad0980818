import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseAddresses } from '../../platform/database/addresses.ts';
import { openDiskStore } from '../../platform/files/stores/disk-store.ts';
import type { FileStore } from '../../platform/files/stores/file-store.ts';
import type { Log } from '../../platform/log.ts';
import { startPortal } from '../../portal.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface TestPortal {
  readonly base: string;
  /** Where the office would put files. */
  readonly store: FileStore;
  readonly faults: readonly unknown[];
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** The real portal on a free port, with the portal's own database user. */
export async function runPortal(
  database: Pick<DatabaseAddresses, 'portalUrl'>,
  settings: { prefix?: string; cacheMb?: number } = {},
): Promise<TestPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-portal-'));
  const faults: unknown[] = [];
  const quiet: Log = { info() {}, warn() {}, error: (_message, fault) => void faults.push(fault) };
  const store = await openDiskStore(folder);
  const prefix = settings.prefix ?? '';
  const portal = await startPortal(
    {
      MODE: 'acceptance',
      HOST: '127.0.0.1',
      PORT: 0,
      PUBLIC_URL: 'https://www.yunling.example',
      OFFICE_URL: '',
      MOUNT_PREFIX: prefix,
      TRUST_PROXY: '',
      DATABASE_PORTAL_URL: database.portalUrl,
      DATABASE_POOL_SIZE: 4,
      FILES_DIR: folder,
      PAGE_CACHE_MB: settings.cacheMb ?? 16,
      S3_URL: undefined,
    },
    quiet,
  );
  const base = `http://127.0.0.1:${portal.port}`;
  const send: TestPortal['send'] = async (method, path, body, headers) => {
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html,*/*', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    ...{ base, store, faults, send },
    get: (path, headers) => send('GET', path, undefined, headers),
    async close() {
      await portal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until the page says what it should. That this takes less than two seconds is held by `tests/nodes`, over rounds. */
export async function until(read: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await read())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`);
    await new Promise(done => setTimeout(done, 20));
  }
}
