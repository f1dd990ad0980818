import { listSettings, settingKeys } from '@gongkai/server/platform/settings/installation-settings.ts';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai settings show [--json]',
  about: 'Prints the settings of the installation; those without a value stand empty.',
  options: { json: { type: 'boolean', about: 'as one JSON object' } },
  run: ({ values }) =>
    withOfficeRoom(loadConfig(), async ({ parts }) => {
      const set = await listSettings(parts.pool.kysely);
      const shown = Object.fromEntries(settingKeys.map(key => [key, set.get(key) ?? '']));
      print(
        values.json
          ? JSON.stringify(shown, null, 2)
          : Object.entries(shown)
              .map(([key, value]) => `${key} = ${value.split('\n')[0]}`)
              .join('\n'),
      );
      return EXIT.done;
    }),
});
