import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atDatabase } from '@gongkai/server/platform/database/addresses.ts';
import { type EmbeddedPostgres, startEmbedded } from '@gongkai/server/platform/database/embedded/supervisor.ts';

/** A durable PostgreSQL that stands for the county's own server: several nodes are given its addresses. */
export interface ExternalCluster {
  readonly embedded: EmbeddedPostgres;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startExternalCluster(settings: Readonly<Record<string, string>> = {}): Promise<ExternalCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-county-server-'));
  const embedded = await startEmbedded({ dataDir, settings: { archive_mode: 'off', ...settings } });
  const { ownerUrl, officeUrl, portalUrl } = embedded.addresses;
  return {
    embedded,
    environment: addressVariables({ ownerUrl, officeUrl, portalUrl }),
    async stop() {
      await embedded.stop();
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
