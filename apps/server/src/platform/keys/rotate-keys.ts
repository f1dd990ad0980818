import type { Kysely } from 'kysely';
import type { NoTables } from '../work.ts';
import { countBelow, lockToRewrap, saveRewrapped } from './data-key-rows.ts';
import type { Keys } from './keys.ts';

export interface Rotated {
  readonly rewrapped: number;
  /** Keys that commands held all the while; a further run takes them. */
  readonly left: number;
}

/**
 * The second step of a rotation: every data key is wrapped by the newest master, batch by batch, each in a transaction of its own.
 * Killed at any point it goes on where it was; what is sealed under the data keys stays as it is.
 */
export async function rewrapDataKeys(
  db: Kysely<NoTables>,
  keys: Keys,
  options: { readonly batch?: number; readonly onProgress?: (rewrapped: number) => void } = {},
): Promise<Rotated> {
  const { batch = 500, onProgress = () => {} } = options;
  await keys.reload();
  const target = keys.masters.currentVersion();
  let rewrapped = 0;
  for (;;) {
    const done = await db.transaction().execute(async tx => {
      const rows = await lockToRewrap(tx, target, batch);
      if (rows.length === 0) return 0;
      const wrappedAgain = await Promise.all(
        rows.map(async ({ id, subject, wrapped }) => ({
          id,
          ...(await keys.masters.wrap(await keys.masters.unwrap(wrapped, subject), subject)),
        })),
      );
      await saveRewrapped(tx, wrappedAgain);
      return rows.length;
    });
    rewrapped += done;
    if (done === 0) return { rewrapped, left: await countBelow(db, target) };
    onProgress(rewrapped);
  }
}
