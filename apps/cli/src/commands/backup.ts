import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { folderPlace } from '@gongkai/server/platform/ledger/anchors/folder-place.ts';
import { addToBackup } from '@gongkai/server/platform/operations/backup/add-to-backup.ts';
import { endFollowing } from '@gongkai/server/platform/operations/backup/follow.ts';
import { makeBackup } from '@gongkai/server/platform/operations/backup/make-backup.ts';
import { copyKeys } from '@gongkai/server/platform/operations/copy-keys.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { note, print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';

const OTHER_SERVER =
  'the database is not the embedded one: take base copies with its own tools (pg_basebackup), or use "gongkai export".';

export const { run } = command({
  usage: 'gongkai backup DIR [--with-keys PLACE] [--follow | --add] [--without-files] [--json]',
  about: `Copies the embedded database, uploaded files and exported roots into the new folder DIR, for one moment, while the
server works. The copy is read again and its digest printed: note it elsewhere. Keys are not in it.
docs/guides/backup.md tells how to keep, test and restore copies.`,
  positionals: ['DIR'],
  options: {
    'with-keys': {
      type: 'string',
      value: 'PLACE',
      about: 'copy the keys too, into another new folder: keep the two apart',
    },
    follow: { type: 'boolean', about: 'go on archiving the log into DIR, so that any later moment can be restored' },
    add: { type: 'boolean', about: 'DIR is a followed backup: add the files and roots since' },
    'end-following': { type: 'boolean', about: 'DIR is followed: stop archiving into it' },
    'without-files': { type: 'boolean', about: 'leave uploaded files out (an S3 store has copies of its own)' },
    json: { type: 'boolean', about: 'print JSON' },
  },
  async run({ values, positionals }) {
    const [dir] = positionals as [string];
    const config = loadConfig();
    if (config.database.kind === 'external') throw refused(OTHER_SERVER);
    if ([values.follow, values.add, values['end-following']].filter(Boolean).length > 1)
      throw unusable('--follow, --add and --end-following are three different things: give one.');
    return withOffice(config, async (_office, { embedded }) => {
      if (values['end-following']) {
        await endFollowing(embedded!.bootstrapUrl);
        print('The log is no longer archived. The copy stays as it is.');
        return EXIT.done;
      }
      const place = folderPlace(config.anchorDir, config.dataDir);
      const files = values['without-files'] ? null : await openFileStore(config);
      if (values.add) {
        const added = await addToBackup({ place, files }, dir);
        print(`Added ${added.files} files; exported roots up to no. ${added.lastAnchor}.`);
        return EXIT.done;
      }
      const made = await makeBackup({ ...embedded!, place, files }, dir, {
        follow: values.follow ?? false,
        onProgress: step => note(`  ${step} …`),
      });
      const keys = values['with-keys'] ? await copyKeys(config, values['with-keys'], dir) : null;
      if (values.json) printJson({ ...made, keys });
      else print(...describe(made, keys, dir));
      return EXIT.done;
    });
  },
});

function describe(
  { manifest, digest }: Awaited<ReturnType<typeof makeBackup>>,
  keys: readonly string[] | null,
  dir: string,
): string[] {
  const megabytes = (manifest.list.bytes / 1_000_000).toFixed(1);
  return [
    `Backup in ${dir}: ${manifest.list.files} files, ${megabytes} MB, log up to ${manifest.postgres.stopLsn}.`,
    `Digest: ${digest} (note it elsewhere: "gongkai restore ${dir} --digest …" then finds any change)`,
    keys?.length
      ? `Keys: ${keys.join(', ')}. Keep them apart from the backup: together they open everything.`
      : 'Keys are NOT in it. Without KEY_FILE personal data cannot be read again: keep a copy of it apart (--with-keys PLACE).',
    ...(manifest.followed
      ? [`The log is archived into ${dir}/wal from now on; "backup ${dir} --add" brings files and roots along.`]
      : []),
  ];
}
