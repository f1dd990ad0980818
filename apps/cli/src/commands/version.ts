import { readFileSync } from 'node:fs';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print } from '../output.ts';

export const { run } = command({
  usage: 'gongkai version',
  about: 'Prints the version of the program and of the Node that runs it.',
  async run() {
    const file = new URL('../../../../package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    print(`gongkai ${version} (Node ${process.versions.node})`);
    return EXIT.done;
  },
});
