import { countBelow } from '@gongkai/server/platform/keys/data-key-rows.ts';
import { addMasterVersion, retireMasterVersion } from '@gongkai/server/platform/keys/open-keys.ts';
import { rewrapDataKeys } from '@gongkai/server/platform/keys/rotate-keys.ts';
import { done } from '@gongkai/server/platform/outcome.ts';
import { command } from '../command.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { type OfficeRoom, withOfficeRoom } from '../office-room.ts';
import { note, print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai rotate-keys [--add-only | --rewrap-only | --retire VERSION]',
  about: `Adds a new master key to KEY_FILE and wraps every data key with it, batch by batch; killed half-way it goes on where it
was. On several machines: --add-only on one, copy the file to all, then --rewrap-only. Keep a copy of the new file first.`,
  options: {
    'add-only': { type: 'boolean', about: 'add the master key and stop: to copy the file to other machines' },
    'rewrap-only': { type: 'boolean', about: 'wrap with the newest master key that is there' },
    retire: {
      type: 'string',
      value: 'VERSION',
      about: 'take an old master key out of the file, when nothing is under it',
    },
  },
  async run({ values }) {
    const given = [values['add-only'], values['rewrap-only'], values.retire !== undefined].filter(Boolean);
    if (given.length > 1) throw unusable('--add-only, --rewrap-only and --retire are three steps: give one.');
    return withOfficeRoom(loadConfig(), async room => {
      if (values.retire !== undefined) await retire(room, values.retire);
      else {
        if (!values['rewrap-only']) await add(room);
        if (!values['add-only']) await rewrap(room);
      }
      return EXIT.done;
    });
  },
});

async function add({ parts, operator }: OfficeRoom): Promise<void> {
  const added = await addMasterVersion(parts.config.keyFile, parts.clock.now());
  if (!added.ok) throw refused(added.problem);
  await record({ parts, operator }, 'master-key-added', { version: added.version });
  print(`Master key ${added.version} added to ${parts.config.keyFile}. Keep a copy of this file apart from the data.`);
}

async function rewrap({ parts, operator }: OfficeRoom): Promise<void> {
  const { rewrapped, left } = await rewrapDataKeys(parts.pool.kysely, parts.keys, {
    onProgress: count => note(`  ${count} data keys wrapped …`),
  });
  await record({ parts, operator }, 'data-keys-rewrapped', {
    rewrapped,
    left,
    version: parts.keys.masters.currentVersion(),
  });
  if (left > 0)
    throw refused(
      `${rewrapped} data keys wrapped; ${left} were held by commands all the while. Run it again with --rewrap-only.`,
    );
  print(`${rewrapped} data keys wrapped; all are under master key ${parts.keys.masters.currentVersion()}.`);
}

async function retire({ parts, operator }: OfficeRoom, text: string): Promise<void> {
  if (!/^\d{1,9}$/.test(text)) throw unusable(`--retire "${text}" is no version of a master key.`);
  const version = Number(text);
  const under = await countBelow(parts.pool.kysely, version + 1);
  if (under > 0) throw refused(`${under} data keys are still under master key ${version} or older: rotate first.`);
  const retired = await retireMasterVersion(parts.config.keyFile, version);
  if (!retired.ok) throw refused(retired.problem);
  await record({ parts, operator }, 'master-key-retired', { version });
  print(
    `Master key ${version} is out of ${parts.config.keyFile}. Backups from before the rotation need it: keep the old file with them.`,
  );
}

async function record(
  { parts, operator }: Pick<OfficeRoom, 'parts' | 'operator'>,
  kind: string,
  detail: Record<string, number>,
): Promise<void> {
  await parts.transact(operator, async work => {
    await work.audit({ kind, subject: 'keys/master', detail });
    return done(null);
  });
}
