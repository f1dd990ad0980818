import { join } from 'node:path';
import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { dropLaterAnchors } from '@gongkai/server/platform/operations/backup/drop-later-anchors.ts';
import { restoreBackup } from '@gongkai/server/platform/operations/backup/restore-backup.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { note, print } from '../output.ts';
import { loadConfig } from '../settings.ts';
import { renderVerification, verifyInstallation } from '../verification.ts';

export const { run } = command({
  usage: 'gongkai restore DIR [--digest HEX] [--until INSTANT]',
  about: `Puts the backup in DIR into the empty folder DATA_DIR, checks every file against the manifest, starts the database
once and verifies the ledger and the files. Keys are put in place by you: KEY_FILE, and anchor-key.json beside it.`,
  positionals: ['DIR'],
  options: {
    digest: { type: 'string', value: 'HEX', about: 'the digest noted when the backup was made' },
    until: {
      type: 'string',
      value: 'INSTANT',
      about: 'a followed backup: the moment to restore, 2026-11-21T09:30:00+08:00',
    },
  },
  async run({ values, positionals }) {
    const [dir] = positionals as [string];
    const config = loadConfig();
    if (config.database.kind === 'external')
      throw refused(
        'a base copy belongs into the embedded database, and DATABASE_URL names another server. Use "gongkai import".',
      );
    const until = values.until === undefined ? undefined : readInstant(values.until);
    const store = config.s3Url ? await openFileStore(config) : undefined;
    const manifest = await restoreBackup(dir, config.dataDir, {
      ...(values.digest === undefined ? {} : { digest: values.digest }),
      ...(until === undefined ? {} : { until }),
      ...(store ? { files: store } : {}),
      onProgress: step => note(`  ${step} …`),
    });
    note('  verifying …');
    const anchors = join(config.dataDir, 'anchors');
    const report = await withOffice(config, async office => {
      const dropped = until === undefined ? 0 : await dropLaterAnchors(office.kysely, anchors);
      if (dropped > 0) note(`  ${dropped} roots exported after that moment are left in the backup.`);
      return verifyInstallation(office, {
        config,
        anchors,
        files: manifest.files === 'copied' ? await openFileStore(config) : null,
      });
    });
    print(renderVerification(report), `Restored the backup of ${manifest.madeAt} into ${config.dataDir}.`);
    if (config.anchorDir !== anchors)
      print(
        `Exported roots lie in ${anchors}. ANCHOR_DIR names ${config.anchorDir}: docs/guides/backup.md says what to do with it.`,
      );
    return report.ok ? EXIT.done : EXIT.refused;
  },
});

function readInstant(text: string): string {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw unusable(`--until "${text}" is no moment with its zone: write 2026-11-21T09:30:00+08:00.`);
  return new Date(at).toISOString();
}
