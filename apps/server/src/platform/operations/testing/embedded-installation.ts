import { join } from 'node:path';
import { toInstant } from '../../clock/clock.ts';
import { startEmbedded } from '../../database/embedded/supervisor.ts';
import { migrate } from '../../database/migrate.ts';
import { openPool } from '../../database/pool.ts';
import { openFileStore } from '../../files/stores/open-file-store.ts';
import { exportAnchors } from '../../ledger/anchors/export-anchor.ts';
import { folderPlace } from '../../ledger/anchors/folder-place.ts';
import { generateSigningKey } from '../../ledger/anchors/signature.ts';
import { signerOf } from '../../ledger/anchors/signing-key.ts';
import { verifyLedger } from '../../ledger/verify/verify.ts';

const QUICK = { fsync: 'off', shared_buffers: '64MB', autovacuum: 'off' };

export type EmbeddedInstallation = Awaited<ReturnType<typeof openInstallation>>;

/** An installation as a county has it: embedded database, files, exported roots. */
export async function openInstallation(dataDir: string, options: { readonly migrated?: boolean } = {}) {
  const embedded = await startEmbedded({ dataDir, settings: QUICK, durable: false });
  if (!options.migrated) await migrate(embedded.addresses);
  const office = openPool(embedded.addresses.officeUrl, { size: 6 });
  const store = await openFileStore({ dataDir: embedded.dataDir });
  const place = folderPlace(join(embedded.dataDir, 'anchors'), embedded.dataDir);
  const key = generateSigningKey('ed25519');
  return {
    ...embedded.addresses,
    embedded,
    office,
    store,
    place,
    source: {
      bootstrapUrl: embedded.bootstrapUrl,
      clusterFolder: embedded.clusterFolder,
      dataDir: embedded.dataDir,
      place,
      files: store,
    },
    publicKey: key.publicKey,
    signingKey: key,
    anchor: () =>
      exportAnchors(office.kysely, { place, signer: signerOf(key), algorithm: 'sha256', now: toInstant(new Date()) }),
    verify: (publicKeys = [key.publicKey]) => verifyLedger(office.kysely, { place, publicKeys }),
    async stop() {
      await office.close();
      await embedded.stop();
    },
  };
}
