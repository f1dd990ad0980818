import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Config } from '../config.ts';
import { copyFileDurably, syncFolder, takeEmptyFolder } from './durable-files.ts';
import { OperationRefusal } from './operation-refusal.ts';

/** The master keys, and the key that signs exported roots. */
export function keyFilesOf({ keyFile }: Pick<Config, 'keyFile'>): [keys: string, signingKey: string] {
  return [keyFile, join(dirname(keyFile), 'anchor-key.json')];
}

/** Copies the keys into a folder of their own. Beside the backup they would undo what they are for. */
export async function copyKeys(config: Pick<Config, 'keyFile'>, place: string, backup: string): Promise<string[]> {
  const target = resolve(place);
  const kept = resolve(backup);
  if (`${target}${sep}`.startsWith(`${kept}${sep}`) || dirname(target) === kept)
    throw new OperationRefusal(
      1,
      `${target} lies in the backup: whoever held one would hold both. Name another place.`,
    );
  await takeEmptyFolder(target, 'The folder for the keys');
  const copied: string[] = [];
  for (const source of keyFilesOf(config)) {
    const there = await stat(source).catch(() => null);
    if (there === null) continue;
    const copy = join(target, basename(source));
    await copyFileDurably(source, copy);
    copied.push(copy);
  }
  await syncFolder(target);
  return copied;
}
