import type { Kysely } from 'kysely';
import type { NoTables } from '../work.ts';
import type { Keys } from './keys.ts';
import { findKeyProblem } from './prove-keys.ts';

const EVERY_MS = 5_000;

/**
 * Whether this node can still read what is sealed in its database, for `/readyz`: a database restored behind it, or a key
 * file that another node has rotated, must not wait for the first citizen to find out. However often it is asked, one look
 * each few seconds; those who ask meanwhile get the same answer. Rejects when the database is away.
 */
export function watchKeys(
  db: Kysely<NoTables>,
  keys: Keys,
  { everyMs = EVERY_MS, nowMs = Date.now }: { everyMs?: number; nowMs?: () => number } = {},
): () => Promise<string | null> {
  let last: { readonly atMs: number; readonly answer: Promise<string | null> } | null = null;
  return () => {
    if (last && nowMs() - last.atMs < everyMs) return last.answer;
    const look = { atMs: nowMs(), answer: findUnmendedProblem(db, keys) };
    // A fault is no answer to keep: the next one asks again.
    look.answer.catch(() => {
      if (last === look) last = null;
    });
    last = look;
    return look.answer;
  };
}

/** A rotation elsewhere wrote the file anew: read again before anything is said. */
async function findUnmendedProblem(db: Kysely<NoTables>, keys: Keys): Promise<string | null> {
  const problem = await findKeyProblem(db, keys);
  if (problem === null) return null;
  await keys.reload();
  return findKeyProblem(db, keys);
}
