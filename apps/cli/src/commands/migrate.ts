import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database.ts';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { operatorLog, print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai migrate',
  about: `Brings the database to this program's schema and checks the server and its users. "serve" does the same at each
start; run it alone where the owner's address is known only to the one who upgrades.`,
  async run() {
    const database = await prepareDatabase(loadConfig(), { log: operatorLog });
    await database.stop();
    print(
      database.applied.length ? `Applied: ${database.applied.join(', ')}.` : 'The schema is current: nothing to apply.',
    );
    return EXIT.done;
  },
});
