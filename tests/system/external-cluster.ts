import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atDatabase } from '@gongkai/server/platform/database/addresses.ts';
import { type EmbeddedPostgres, startEmbedded } from '@gongkai/server/platform/database/embedded/supervisor.ts';
import { childrenOf } from './processes.ts';

/** A durable PostgreSQL that stands for the county's own server: several nodes are given its addresses. */
export interface ExternalCluster {
  readonly environment: Readonly<Record<string, string>>;
  /** Taken down for maintenance, and back at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Every process of it stands still: it takes connections and answers nothing, as on a disk that hangs. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function startExternalCluster(): Promise<ExternalCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-county-server-'));
  const start = () => startEmbedded({ dataDir, settings: { archive_mode: 'off' } });
  let embedded: EmbeddedPostgres | null = await start();
  const addresses = embedded.addresses;
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of [embedded!.pid, ...childrenOf(embedded!.pid).map(child => child.pid)]) {
      try {
        process.kill(pid, name);
      } catch {
        // A session that ended meanwhile.
      }
    }
  };
  const down = async () => {
    await embedded?.stop();
    embedded = null;
  };
  return {
    environment: addressVariables(addresses),
    down,
    async up() {
      embedded = await start();
      if (embedded.addresses.officeUrl !== addresses.officeUrl) throw new Error('the server came back elsewhere');
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async stop() {
      await down();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function addressVariables(
  addresses: { readonly ownerUrl: string; readonly officeUrl: string; readonly portalUrl: string },
  database?: string,
): Record<string, string> {
  const at = (address: string) => (database ? atDatabase(address, database) : address);
  return {
    DATABASE_OWNER_URL: at(addresses.ownerUrl),
    DATABASE_URL: at(addresses.officeUrl),
    DATABASE_PORTAL_URL: at(addresses.portalUrl),
  };
}
