import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database.ts';
import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { folderPlace } from '@gongkai/server/platform/ledger/anchors/folder-place.ts';
import { runImport } from '@gongkai/server/platform/operations/transfer/run-import.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT } from '../exit-codes.ts';
import { note, operatorLog, print } from '../output.ts';
import { loadConfig } from '../settings.ts';
import { renderVerification, verifyInstallation } from '../verification.ts';

export const { run } = command({
  usage: 'gongkai import DIR [--digest HEX]',
  about: `Takes an export into an empty database of any PostgreSQL ≥ 15, in one transaction: killed half-way, nothing is
there. Then verifies the ledger and the files. Stop the servers first; put the keys in place yourself.`,
  positionals: ['DIR'],
  options: { digest: { type: 'string', value: 'HEX', about: 'the digest noted when the export was made' } },
  async run({ values, positionals }) {
    const [dir] = positionals as [string];
    const config = loadConfig();
    const files = await openFileStore(config);
    // As the server's start does: the database is checked and brought to the schema, and nobody else has the data folder.
    const prepared = await prepareDatabase(config, { log: operatorLog });
    let manifest: Awaited<ReturnType<typeof runImport>>;
    try {
      manifest = await runImport(
        { ownerUrl: prepared.addresses.ownerUrl, place: folderPlace(config.anchorDir, config.dataDir), files },
        dir,
        {
          ...(values.digest === undefined ? {} : { digest: values.digest }),
          onProgress: step => note(`  ${step} …`),
        },
      );
    } finally {
      await prepared.stop();
    }
    note('  verifying …');
    const report = await withOffice(config, async office =>
      verifyInstallation(office, {
        config,
        anchors: config.anchorDir,
        files: manifest.files === 'copied' ? files : null,
      }),
    );
    print(renderVerification(report), `Imported the export of ${manifest.madeAt}.`);
    return report.ok ? EXIT.done : EXIT.refused;
  },
});
