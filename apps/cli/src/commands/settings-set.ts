import { readFile } from 'node:fs/promises';
import { done } from '@gongkai/server/platform/outcome.ts';
import { changeSetting, checkSetting, settingKeys } from '@gongkai/server/platform/settings/installation-settings.ts';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai settings set KEY [VALUE] [--file FILE]',
  about: `Changes one setting of the installation: what the site is called, who answers for it, header and footer of the
surrounding government site, the region of the calendar, the template of 索引号. Pages show it at the next request.
Keys: ${settingKeys.join(', ')}. An empty VALUE takes the setting away.`,
  positionals: ['KEY', '[VALUE]'],
  options: { file: { type: 'string', value: 'FILE', about: 'read the value from a file, e.g. a fragment of HTML' } },
  async run({ values, positionals }) {
    const [key, given] = positionals as [string, string | undefined];
    if ((given === undefined) === (values.file === undefined)) throw unusable('give either VALUE or --file FILE.');
    const value = given ?? (await readValue(values.file!));
    const problem = checkSetting(key, value);
    if (problem !== null) throw unusable(`${key} was not changed: ${problem}.`);
    return withOfficeRoom(loadConfig(), async ({ parts, operator }) => {
      await parts.transact(operator, async work => done(await changeSetting(work, key, value)));
      print(`${key} is changed.`);
      return EXIT.done;
    });
  },
});

async function readValue(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw unusable(`${file} cannot be read as UTF-8 text.`, cause);
  }
}
