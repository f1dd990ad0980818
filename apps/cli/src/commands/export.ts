import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { folderPlace } from '@gongkai/server/platform/ledger/anchors/folder-place.ts';
import { copyKeys } from '@gongkai/server/platform/operations/copy-keys.ts';
import { makeExport } from '@gongkai/server/platform/operations/transfer/make-export.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT } from '../exit-codes.ts';
import { note, print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai export DIR [--with-keys PLACE] [--without-files] [--json]',
  about: `Writes the rows of every table in one snapshot, uploaded files and exported roots into the new folder DIR, from any
PostgreSQL, while the server works. "gongkai import" takes them into another server, also of another major version.
Keys are not in it.`,
  positionals: ['DIR'],
  options: {
    'with-keys': {
      type: 'string',
      value: 'PLACE',
      about: 'copy the keys too, into another new folder: keep the two apart',
    },
    'without-files': { type: 'boolean', about: 'leave uploaded files out: the other side uses the same store' },
    json: { type: 'boolean', about: 'print JSON' },
  },
  async run({ values, positionals }) {
    const [dir] = positionals as [string];
    const config = loadConfig();
    return withOffice(config, async (office, { addresses }) => {
      const place = folderPlace(config.anchorDir, config.dataDir);
      const files = values['without-files'] ? null : await openFileStore(config);
      const made = await makeExport({ ownerUrl: addresses.ownerUrl, place, files }, dir, {
        onProgress: step => note(`  ${step} …`),
      });
      const keys = values['with-keys'] ? await copyKeys(config, values['with-keys'], dir) : null;
      const waiting = await office.query<{ jobs: number }>(
        `select count(*)::int as jobs from pgboss.job where state in ('created', 'retry', 'active')`,
      );
      const waitingJobs = waiting[0]!.jobs;
      if (values.json) printJson({ ...made, keys, waitingJobs });
      else {
        const rows = made.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        print(
          `Export in ${dir}: ${rows} rows of ${made.manifest.tables.length} tables, ${(made.manifest.list.bytes / 1_000_000).toFixed(1)} MB.`,
          `Digest: ${made.digest} (note it elsewhere: "gongkai import ${dir} --digest …" then finds any change)`,
          keys?.length
            ? `Keys: ${keys.join(', ')}. Keep them apart from the export: together they open everything.`
            : 'Keys are NOT in it: KEY_FILE must come along another way (--with-keys PLACE).',
        );
        if (waitingJobs > 0)
          print(
            `${waitingJobs} jobs wait in the queue, which is not exported: mail not yet sent. Let the server finish them first.`,
          );
      }
      return EXIT.done;
    });
  },
});
